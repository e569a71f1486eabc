// One element of XML of no known kind -> one article.
#pragma once

#include <optional>
#include <string>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// Fills an article from an element: attributes, and elements at any depth whose names are parts of an
/// article, as in JSON. Where two names mean one part, the contract's own name wins, else the first. What is
/// named in another way goes to `extra`. Paper, date and language that it does not tell are those of the
/// elements around it, else of `around`, the headers before it. Returns why the article cannot be used, ""
/// where it can.
std::string read_xml_article(const XmlElement& record, const ReaderOptions& options, DayMonthOrder order,
                             const Article& around, Article& article);

/// What an element says for this part: its content, or what an empty one has in an attribute.
std::string xml_value(const XmlElement& element, std::optional<Part> part);

}  // namespace backfile
