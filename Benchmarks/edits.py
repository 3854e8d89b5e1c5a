"""What an author does between two builds. Each edit is made anew for each run, on another post."""
import re


def _replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path} has no {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _post(site, turn):
    posts = sorted((site / "content/posts").iterdir())
    return posts[(len(posts) // 3 + 7 * turn) % len(posts)]


def nothing(site, turn):
    pass


def text_of_a_post(site, turn):
    with open(_post(site, turn), "a", encoding="utf-8") as file:
        file.write(f"\nEin Satz mehr, der {turn}.\n")


def tag_of_a_post(site, turn):
    path = _post(site, turn)
    tags = re.search(r"tags: \[(thema-(\d+)), ", path.read_text(encoding="utf-8"))
    _replace(path, tags[1], f"thema-{(int(tags[2]) + 50) % 100:03}")


def template_of_posts(site, turn):
    _replace(site / "templates/post.html", "<article>", f"<article><!-- {turn} -->")


def template_of_all(site, turn):
    _replace(site / "templates/base.html", "<footer>", f"<footer>{turn} ")


ALL = {
    "nothing changed": nothing,
    "one post's text": text_of_a_post,
    "one post's tag": tag_of_a_post,
    "the posts' template": template_of_posts,
    "the base template": template_of_all,
}
