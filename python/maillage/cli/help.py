"""What ``--help`` shows: purpose, arguments, options and an example, in French or English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from maillage.cli.language import DEFAULT, say
from maillage.cli.screen import columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable


class HelpfulCommand(TyperCommand):
    """A command whose help speaks the language asked for."""

    def get_help(self, ctx: Any) -> str:
        """Return the help of this command."""
        lang = ctx.find_root().obj or DEFAULT
        arguments = [param for param in self.params if param.param_type_name == "argument"]
        options = [param for param in self.get_params(ctx) if param.param_type_name == "option"]
        usage = " ".join(
            ["maillage", str(self.name), *(_name(param, lang) for param in arguments), say("[options]", lang)]
        )
        parts = [wrapped(say(self.help or "", lang)), f"{say('Usage:', lang)} {usage}"]
        if arguments:
            parts.append(columns((_name(param, lang), _meaning(param, lang)) for param in arguments))
        parts.append(
            say("Options", lang)
            + "\n"
            + columns((_option(param, lang), _meaning(param, lang)) for param in options)
        )
        parts.append(
            say("Example", lang) + "\n" + "\n".join(f"  {line}" for line in (self.epilog or "").splitlines())
        )
        return "\n\n".join(parts)


class HelpfulGroup(TyperGroup):
    """All commands, each with its purpose."""

    def get_help(self, ctx: Any) -> str:
        """Return the help of the program."""
        lang = ctx.find_root().obj or DEFAULT
        purpose = ((name, say(command.help or "", lang)) for name, command in self.commands.items())
        options = ((_option(param, lang), _meaning(param, lang)) for param in self.get_params(ctx))
        return "\n\n".join(
            [
                wrapped(say(self.help or "", lang)),
                f"{say('Usage:', lang)} maillage {say('COMMAND', lang)} {say('[options]', lang)}",
                say("Commands", lang) + "\n" + columns(purpose),
                say("Options", lang) + "\n" + columns(options),
                wrapped(say("Exit codes: 0 an answer, 1 bad data, 2 wrong usage.", lang)),
            ]
        )


def _name(param: Any, lang: str) -> str:
    return say(param.metavar, lang) if param.metavar else ""


def _option(param: Any, lang: str) -> str:
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=lambda name: (len(name) > 2, name)))
    return f"{names} {_name(param, lang)}".rstrip()


def _meaning(param: Any, lang: str) -> str:
    if "--help" in param.opts:
        return say("Show this help.", lang)
    text = say(param.help or "", lang)
    default = param.default
    shown = (
        default is not None
        and not callable(default)
        and default not in ((), [], "")
        and not isinstance(default, bool)
    )
    if param.required or not shown or not param.show_default:
        return text
    return f"{text} {say('Default: {value}.', lang, value=_plain(default))}"


def _plain(value: object) -> str:
    values: Iterable[object] = value if isinstance(value, (list, tuple)) else [value]
    return ", ".join(str(getattr(each, "value", each)) for each in values)
