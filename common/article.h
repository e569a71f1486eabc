// The record that every stage passes on: readers make it, annotators fill it, the document stores it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/date.h"

namespace backfile {

/// Where a facet value comes from. Given by the source wins over derived from the text.
enum class Provenance : std::uint8_t { given, derived, alias };

/// One place in the article's text that speaks for a value: byte range in `Article::text` (or in the title,
/// where `in_title`) and the annotator's reason in a word or two ("capital", "demonym", "seed term").
struct Evidence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool in_title = false;
  std::string reason;
  bool operator==(const Evidence&) const = default;
};

/// One facet value of an article. Country: ISO 3166-1 alpha-2 or ISO 3166-3 four letters. Person: the name.
/// Topic: an IPTC media topic label, or what the source gave.
struct Label {
  std::string value;
  Provenance provenance = Provenance::given;
  std::vector<Evidence> evidence;
  bool operator==(const Label&) const = default;
};

/// An article, all text UTF-8 without control characters other than newline. Paragraphs of `text` are
/// separated by one empty line. Facet arrays are ordered by salience. Empty string or array: the source does
/// not say.
struct Article {
  std::string id;
  std::string title;
  std::string text;
  Date date;
  std::string url;
  std::string source;
  std::string byline;
  std::string dateline;
  std::string language;  ///< ISO 639-1, or 639-3 where there is none, "" while unknown
  std::vector<Label> country;
  std::vector<Label> person;
  std::vector<Label> topic;
  /// Further keys of the source: name and value, the value as JSON text. Sorted by name.
  std::vector<std::pair<std::string, std::string>> extra;

  bool operator==(const Article&) const = default;
};

}  // namespace backfile
