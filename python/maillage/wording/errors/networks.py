"""Messages about networks and their maps: ``maillage.network``, ``maillage.mapping``."""

from __future__ import annotations

from maillage.wording.language import mark

MESSAGES = (
    mark("no category is '{value}' in this network; expected {names}"),
    mark("no sector is '{value}' in this network; expected {names}"),
    mark("no theme is '{value}' in this network; expected {names}"),
    mark("no category is '{value}' in this network; none is given at all"),
    mark("no sector is '{value}' in this network; none is given at all"),
    mark("no theme is '{value}' in this network; none is given at all"),
    mark("the source '{value}' is unknown; expected one of the {n} ids{hint}"),
    mark("the target '{value}' is unknown; expected one of the {n} ids{hint}"),
    mark("'{value}' cooperates with itself; expected two different actors"),
    mark("the weight is {value}; expected a number > 0"),
    mark(
        "it ends on {day}, not after it begins on {day2}; expected until after since (until "
        "is the first day without it)"
    ),
    mark("by is '{value}'; expected one of {names}"),
    mark("size is '{value}'; expected one of {names}"),
    mark("color is '{value}'; expected one of {names}"),
    mark("cannot be read ({reason}); expected a GeoJSON file"),
    mark("{file} is no GeoJSON ({detail}); expected a FeatureCollection"),
    mark("{file} is {type}; expected a GeoJSON FeatureCollection or its path"),
    mark("{file} holds no polygon; expected the outlines of territories"),
    mark("{place} is not on the globe; expected degrees of longitude and latitude (WGS 84)"),
    mark("its coordinates are no numbers"),
    mark(
        "a map of {n} actors cannot be read; expected at most {n2}: show a part of the network, "
        "by territory, kind or date"
    ),
    mark(
        "a map of {n} cooperations cannot be read; expected at most {n2}: show a part of the network, "
        "by territory, kind or date"
    ),
    mark("there is no territory '{value}'; expected one of the {n} ids{hint}"),
    mark("minimum of category '{value}' is {minimum}; expected a whole number, 0 or more"),
)
