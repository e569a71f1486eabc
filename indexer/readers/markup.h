// Marked-up text as plain text: character references, SGML elements as they are, fragments of HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backfile {

/// Replaces character references: numbers, the names of HTML 4, and a few of older SGML sets ("&hyph;").
/// Those of control characters go; unknown names stay as they are.
std::string decode_references(std::string_view text);

/// The content of the first <tag ...>...</tag>, whatever its case; up to the end of the text where it is not
/// closed. Nothing where there is none.
std::optional<std::string_view> element_content(std::string_view text, std::string_view tag);

/// The same, moving `at` behind the element, to walk through all of a name.
std::optional<std::string_view> next_element(std::string_view text, std::string_view tag, std::size_t& at);

/// The value of name="..." in the tag that the text begins with; "" where it has none.
std::string_view attribute_value(std::string_view text, std::string_view name);

/// SGML content without its tags: block tags such as <P> end paragraphs. References are decoded.
std::string without_tags(std::string_view text);

/// True where a text is HTML: it has tags of paragraphs, breaks, links, emphasis or pictures.
bool looks_like_html(std::string_view text);

/// The text of an HTML fragment or page, paragraph by paragraph; scripts, styles and forms are left out. For
/// mail, feeds and fields of tables; web pages have a reader of their own.
std::string text_of_html(std::string_view html);

}  // namespace backfile
