// One element of XML of no known kind -> one article.
#pragma once

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

/// Adds what a header tells about the articles behind it: paper, date and language.
void read_xml_header(const XmlElement& header, const ReaderOptions& options, DayMonthOrder order,
                     Article& around);

}  // namespace backfile
