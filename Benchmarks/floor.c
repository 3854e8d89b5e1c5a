// What the work of a blog generator costs at the least: floor POSTS OUTPUT [THREADS].
//
// Reads every post once, lets cmark-gfm parse and render it once, and writes the files of a blog: a page
// a post, lists of ten whole posts for home, for the section and for each tag. The HTML of the posts is
// real; in place of all that a template says stands filler of about the same size. Of the front matter
// only the tags are looked at. There are no links, feeds or checks.

#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
  TAG_COUNT = 100,
  TAGS_PER_POST = 3,
  POSTS_PER_LIST = 10,
  HEAD_SIZE = 400,    // head of a page, up to its content
  FRAME_SIZE = 250,   // a post's title, date, tags and neighbours
  ASIDE_SIZE = 5500,  // the list of all tags, and the foot
  MOST_THREADS = 64,
};

typedef struct {
  char *name;
  char *html;
  size_t size;
  int tags[TAGS_PER_POST];
} Post;

typedef struct {
  char *bytes;
  size_t size, capacity;
} Buffer;

static const char *source, *output;
static Post *posts;
static int post_count;
static atomic_int next_item;

static void fail(const char *path) {
  perror(path);
  exit(1);
}

static void *needed(void *memory) {
  if (!memory) fail("memory");
  return memory;
}

static char *room(Buffer *buffer, size_t size) {
  if (buffer->size + size > buffer->capacity) {
    buffer->capacity = 2 * (buffer->size + size);
    buffer->bytes = needed(realloc(buffer->bytes, buffer->capacity));
  }
  buffer->size += size;
  return buffer->bytes + buffer->size - size;
}

static void add_filler(Buffer *buffer, size_t size) { memset(room(buffer, size), '-', size); }

static void add_post(Buffer *buffer, const Post *post) {
  add_filler(buffer, FRAME_SIZE);
  memcpy(room(buffer, post->size), post->html, post->size);
}

static void make_folder(const char *path) {
  if (mkdir(path, 0755)) fail(path);
}

// Writes index.html in a folder that does not exist yet.
static void write_page(const char *folder, const Buffer *buffer) {
  char path[5100];
  make_folder(folder);
  snprintf(path, sizeof path, "%s/index.html", folder);
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (file < 0 || write(file, buffer->bytes, buffer->size) != (ssize_t)buffer->size) fail(path);
  close(file);
}

static char *read_text(const char *path, size_t *size) {
  struct stat status;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &status)) fail(path);
  char *text = needed(malloc(status.st_size + 1));
  if (read(file, text, status.st_size) != status.st_size) fail(path);
  close(file);
  *size = status.st_size;
  text[*size] = 0;
  return text;
}

static void render(Post *post, cmark_syntax_extension *table) {
  char path[4096];
  size_t size;
  snprintf(path, sizeof path, "%s/%s", source, post->name);
  char *text = read_text(path, &size);
  char *tags = strstr(text, "\ntags: ["), *body = strstr(text, "\n---\n");
  if (!body || !tags ||
      sscanf(tags, "\ntags: [thema-%d, thema-%d, thema-%d]", &post->tags[0], &post->tags[1],
             &post->tags[2]) != TAGS_PER_POST)
    fail(path);
  body += 5;
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_UNSAFE);
  cmark_parser_attach_syntax_extension(parser, table);
  cmark_parser_feed(parser, body, size - (body - text));
  cmark_node *document = cmark_parser_finish(parser);
  post->html = needed(
      cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser)));
  post->size = strlen(post->html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  free(text);
}

static void *write_posts(void *unused) {
  Buffer buffer = {0};
  cmark_syntax_extension *table = cmark_find_syntax_extension("table");
  for (int index; (index = atomic_fetch_add(&next_item, 1)) < post_count;) {
    Post *post = &posts[index];
    render(post, table);
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/posts/%.*s", output, (int)strlen(post->name) - 3, post->name);
    buffer.size = 0;
    add_filler(&buffer, HEAD_SIZE);
    add_post(&buffer, post);
    add_filler(&buffer, ASIDE_SIZE);
    write_page(folder, &buffer);
  }
  free(buffer.bytes);
  return unused;
}

static bool is_listed(const Post *post, int tag) {
  if (tag >= TAG_COUNT) return true;
  for (int index = 0; index < TAGS_PER_POST; index++)
    if (post->tags[index] == tag) return true;
  return false;
}

// Ends a list's page and begins the next.
static void write_list(const char *folder, int page, Buffer *buffer) {
  char path[5000];
  snprintf(path, sizeof path, "%s/%d", folder, page);
  add_filler(buffer, ASIDE_SIZE);
  write_page(path, buffer);
  buffer->size = 0;
  add_filler(buffer, HEAD_SIZE);
}

// The lists of the tags, home and the section.
static void *write_lists(void *unused) {
  Buffer buffer = {0};
  add_filler(&buffer, HEAD_SIZE);
  for (int tag; (tag = atomic_fetch_add(&next_item, 1)) < TAG_COUNT + 2;) {
    char folder[4096];
    if (tag < TAG_COUNT)
      snprintf(folder, sizeof folder, "%s/tags/%d", output, tag);
    else
      snprintf(folder, sizeof folder, "%s/%s", output, tag == TAG_COUNT ? "page" : "posts/page");
    make_folder(folder);
    int count = 0;
    for (int index = post_count - 1; index >= 0; index--) {
      if (!is_listed(&posts[index], tag)) continue;
      add_post(&buffer, &posts[index]);
      if (++count % POSTS_PER_LIST == 0) write_list(folder, count / POSTS_PER_LIST, &buffer);
    }
    if (count % POSTS_PER_LIST != 0) write_list(folder, count / POSTS_PER_LIST + 1, &buffer);
  }
  free(buffer.bytes);
  return unused;
}

static void run(int threads, void *(*work)(void *)) {
  pthread_t running[MOST_THREADS];
  atomic_store(&next_item, 0);
  for (int index = 0; index < threads; index++)
    if (pthread_create(&running[index], NULL, work, NULL)) fail("thread");
  for (int index = 0; index < threads; index++) pthread_join(running[index], NULL);
}

static int is_post(const struct dirent *entry) { return entry->d_name[0] != '.'; }

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: floor POSTS OUTPUT [THREADS]\n");
    return 64;
  }
  source = arguments[1];
  output = arguments[2];
  int threads = count > 3 ? atoi(arguments[3]) : 2;
  if (threads < 1 || threads > MOST_THREADS) threads = 2;
  char folder[4096];
  make_folder(output);
  for (int index = 0; index < 2; index++) {
    snprintf(folder, sizeof folder, "%s/%s", output, index ? "tags" : "posts");
    make_folder(folder);
  }
  struct dirent **entries;
  post_count = scandir(source, &entries, is_post, alphasort);
  if (post_count < 0) fail(source);
  posts = needed(calloc(post_count, sizeof *posts));
  for (int index = 0; index < post_count; index++) posts[index].name = entries[index]->d_name;
  cmark_gfm_core_extensions_ensure_registered();
  run(threads, write_posts);
  run(threads, write_lists);
  return 0;
}
