// A page's markup without what no reader needs: the first step of reading a web page. Most of a modern page's
// bytes are scripts, styles and attributes for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

struct LeanHtml {
  /// Well-formed tags with the attributes of html/names.h and values of at most 4 KB, and the text between
  /// them. No comments, doctype, scripts, styles, drawings; no control characters.
  std::string markup;
  /// The contents of <script type="application/ld+json">, in order, as views into the page.
  std::vector<std::string_view> json_ld;
  /// The contents of the other scripts that are long enough to hold an article, the same.
  std::vector<std::string_view> scripts;
};

/// Reads tags as browsers do (WHATWG HTML, 13.2.5), in one pass: however broken the page is, the time is
/// linear. `page` is UTF-8 and must outlive what is returned.
LeanHtml lean_html(std::string_view page);

}  // namespace backfile
