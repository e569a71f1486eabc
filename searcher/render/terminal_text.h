// Styles and highlighted lines for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/width.h"
#include "searcher/results.h"

namespace backfile {

/// Escape sequences around a text: calm ones of the terminal's own palette, legible on light and dark.
struct Style {
  const char* on;
  const char* off;
};
inline constexpr Style bold = {"\x1b[1m", "\x1b[22m"};
inline constexpr Style dim = {"\x1b[2m", "\x1b[22m"};
inline constexpr Style marked = {"\x1b[1;31m", "\x1b[22;39m"};

/// The text in a style, or plain.
std::string styled(const std::string& text, const Style& style, bool color);

/// Text without control characters (C0, C1 and direction marks): ids, sources and labels come as they were
/// stored.
std::string harmless(std::string_view text);

/// A remark with its suggestion: "no article has janjau; did you mean janjua?".
std::string notice_text(const Notice& notice);

/// Lines of whole items, `between` standing between two of one line: a name is not torn where it fits. Items
/// wider than a line are wrapped.
std::vector<std::string> wrap_items(const std::vector<std::string>& items, const std::string& between,
                                    std::size_t columns);

/// One line of a wrapped text with its highlights. `base`, where given, is the style of the rest.
std::string marked_line(const std::string& text, const Highlight& line,
                        const std::vector<Highlight>& highlights, bool color, const Style* base);

}  // namespace backfile
