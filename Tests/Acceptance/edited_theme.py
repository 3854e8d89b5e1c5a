"""What a site changes in the program's theme: a theme between the two, templates of its own, settings, words, styles."""
import random

# What the two upper layers put over the theme's files, each with a text of its own.
LAYER_TEMPLATES = {
    "base.html": '{% extends "theme:base.html" %}\n{% block footer %}<p>NAME {{ theme.note }} {{ t("calm") }}</p>{{ super() }}{% endblock %}\n',
    "post.html": '{% extends "theme:post.html" %}\n{% block head %}<meta name="author" content="NAME {{ theme.names.a }}">{% endblock %}\n',
    "partials/aside.html": '<aside aria-label="NAME"><p>NAME{% for tag in site.tags %} {{ tag.name }}{% endfor %}</p></aside>\n',
    "404.html": '{% extends "theme:404.html" %}\n{% block head %}<meta name="author" content="NAME">{% endblock %}\n',
}
SETTINGS = {
    "list": ["whole", "summaries"], "dates": ["true", "false"], "side": ["true", "false"], "width": ["60rem", "70rem"],
    "accent": ["teal", '"#0b5b4c"'], "note": ["One", "Two"], "names": ["{a: Ann}", "{a: Eva, b: Bo}", "{b: Bo}"],
}
CALM = "themes/calm/"


class EditedTheme:
    def __init__(self, source: random.Random):
        self.random = source
        self.is_used = True
        self.settings: dict[str, str] = {"list": "summaries"}
        # The files of both layers by their whole paths, with a number that is a part of their texts.
        self.layers = {CALM + "base.html": 0, "templates/post.html": 0}
        self.styles: dict[str, int] = {}
        self.default_note = self.word = 0

    def site_yaml(self) -> str:
        """The line of site.yaml."""
        # Only the layer knows these two.
        settings = {name: value for name, value in self.settings.items() if self.is_used or name not in ("note", "names")}
        entries = ["use: calm"] * self.is_used + [f"{name}: {value}" for name, value in settings.items()]
        return f"theme: {{{', '.join(entries)}}}"

    def files(self) -> dict[str, str]:
        files = {CALM + "theme.yaml": f"""settings:
  note: {{type: text, default: Note {self.default_note}, meaning: Stands below each page.}}
  names: {{type: map of text, default: {{a: Default {self.default_note // 2}}}, meaning: Names by letters.}}
  dates: {{default: false}}
"""}
        for path, number in self.layers.items():
            name = path.removeprefix(CALM).removeprefix("templates/")
            text = LAYER_TEMPLATES[name].replace("NAME", f"{path} {number}")
            if not self.is_used and path.startswith("templates/"):
                text = text.replace("{{ theme.names.a }}", "").replace("{{ theme.note }}", "").replace('{{ t("calm") }}', "")
            files[path] = text
        for language in ["de", "en", "ja"]:
            files[f"{CALM}strings/{language}.yaml"] = f"calm: Calm {language} {self.word}\n"
        for path, number in self.styles.items():
            files[path] = f"p {{ margin: {number}px }}\n"
        return files

    def edit(self, kind: str) -> None:
        choose = self.random.choice
        if kind == "theme":
            self.is_used = not self.is_used
        elif kind == "setting":
            name = choose(sorted(SETTINGS))
            value = choose([None, *SETTINGS[name]])
            self.settings.pop(name, None)
            if value:
                self.settings[name] = value
        elif kind == "default of a setting":
            self.default_note += 1
        elif kind == "file of a layer":
            self.add_or_remove(self.layers, choose(["templates/", CALM]) + choose(sorted(LAYER_TEMPLATES)))
        elif kind == "text of a layer's file":
            if self.layers:
                self.layers[choose(sorted(self.layers))] += 1
        elif kind == "word of a layer":
            self.word += 1
        elif kind == "style sheet of a layer":
            self.add_or_remove(self.styles, choose(["templates/", CALM]) + "assets/custom.css")
        else:
            raise ValueError(kind)

    def add_or_remove(self, files: dict[str, int], path: str) -> None:
        if path in files:
            del files[path]
        else:
            files[path] = self.random.randint(0, 99)


KINDS = {
    "theme": 3, "setting": 8, "default of a setting": 3, "file of a layer": 6, "text of a layer's file": 4,
    "word of a layer": 2, "style sheet of a layer": 3,
}
