// The markup of MediaWiki (mediawiki.org, Help:Formatting, Help:Links, Help:Templates) -> text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// What a wiki calls the namespaces that links into are no text, in lower case; English names always count.
struct WikiNames {
  std::vector<std::string> file = {"file", "image"};
  std::vector<std::string> category = {"category"};
};

struct WikiPage {
  std::string text;  ///< paragraphs with an empty line between them, headings among them; not cleaned
  std::vector<std::string> categories;
  /// The parameters of its templates outside others: the template's name and the parameter's in lower case
  /// ("date", "1"), and the value as text. At most 1000.
  struct Parameter {
    std::string template_name;
    std::string name;
    std::string value;
  };
  std::vector<Parameter> parameters;
};

/// The text of a page: links as they are shown, quotations and words that templates only dress up; without
/// other templates, tables, pictures, references, and sections that list sources, links or related pages.
/// Brackets that are not closed are text.
WikiPage read_wikitext(std::string_view markup, const WikiNames& names);

}  // namespace backfile
