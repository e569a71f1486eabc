// What sites call what stands beside the text: words and pairs of words (joined by '-') of class names and
// ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto sidebar_names = std::to_array<std::string_view>(
    {"aside",         "barra-lateral", "colgroup-right", "colonne-droite", "factbox-links", "left-rail",
     "left-sidebar",  "leftrail",      "rail",           "right-col",      "right-column",  "right-rail",
     "right-sidebar", "rightcol",      "rightcolumn",    "rightrail",      "seitenleiste",  "side-bar",
     "side-box",      "side-col",      "side-column",    "side-nav",       "sidebar",       "sidebars",
     "sidebox",       "sidecol",       "sidecolumn",     "sidenav",        "widget-area",   "widget-sidebar",
     "widgets"});

}  // namespace backfile
