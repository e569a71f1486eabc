// Where the articles are in XML of no known kind: which elements hold one each, judged by the names below
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// The name of a field: an element's own, or what <field name="title">, <meta name="author"> and their like
/// say.
std::string xml_field_name(const XmlElement& element);

/// Elements of this name are a paragraph each ("p", "Para", "absatz").
bool is_xml_paragraph(std::string_view name);

/// Elements of this name are a heading between paragraphs ("crosshead", "intertitre").
bool is_xml_heading(std::string_view name);

/// Whether the element has characters of its own beside its child elements.
bool has_own_text(const XmlElement& element);

/// The names of the elements that hold an article each, from the document's first part: the innermost ones
/// that have both a headline and a text, or what has one such and more about it beside it; where texts have
/// no headlines, what holds one text each; where there are none, what has a headline and a summary. Empty
/// where nothing is named like a text.
std::vector<std::string> article_elements(const XmlElement& root, const ReaderOptions& options);

/// Learns the order of day and month from all dates below the element.
void learn_xml_dates(const XmlElement& root, const ReaderOptions& options, DateOrder& order);

}  // namespace backfile
