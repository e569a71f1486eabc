// Web pages, one article a file: from a site's dump, or saved by a browser.
#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/utf8.h"
#include "indexer/readers/html/page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Elements that a page without <html> begins with.
constexpr auto first_elements =
    std::to_array<std::string_view>({"article", "base", "body", "center", "div", "font", "h1", "head", "link",
                                     "main", "meta", "p", "script", "section", "style", "table", "title"});

// The head in lower case from its first element or doctype on; pages in UTF-16 lose their zero bytes.
std::string first_markup(std::string_view head) {
  std::string text;
  for (const char c : head.substr(0, 16384)) {
    if (c != '\0') text += ascii_lower(c);
  }
  for (const std::string_view mark :
       {utf8_mark, std::string_view("\xFF\xFE"), std::string_view("\xFE\xFF")}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  for (;;) {
    text.erase(0, std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    const std::string_view end = text.starts_with("<!--") ? "-->" : "?>";
    if (!text.starts_with("<!--") && !text.starts_with("<?xml")) return text;
    const std::size_t at = text.find(end);
    if (at == std::string::npos) return "";
    text.erase(0, at + end.size());
  }
}

bool is_declared_xml(std::string_view head) {
  if (head.starts_with(utf8_mark)) head.remove_prefix(utf8_mark.size());
  return trimmed(head.substr(0, 100)).starts_with("<?xml");
}

std::string_view element_name(std::string_view markup) {
  if (!markup.starts_with('<')) return {};
  return markup.substr(1, markup.find_first_of(" \t\r\n/>", 1) - 1);
}

}  // namespace

int recognise_html(std::string_view head, std::string_view name) {
  const std::string file = ascii_lowered(name);
  const bool named = file.ends_with(".html") || file.ends_with(".htm") || file.ends_with(".xhtml") ||
                     file.ends_with(".shtml");
  const std::string markup = first_markup(head);
  if (markup.starts_with("<!doctype html") || element_name(markup) == "html") return 95;
  // XML has articles and sections, too.
  const bool xml = !named && (file.ends_with(".xml") || is_declared_xml(head));
  const bool first = std::ranges::find(first_elements, element_name(markup)) != first_elements.end();
  if (first) return named ? 85 : xml ? 10 : 60;
  return named && markup.find('<') != std::string::npos ? 50 : 0;
}

void read_html(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto page = read_all(bytes, largest_page);
  if (!page) {
    sink.reject("", "a web page of more than 32 MB is no article");
    return;
  }
  deliver_page(read_html_page(*page, {}, options), sink);
}

}  // namespace backfile
