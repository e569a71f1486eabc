// What a page says of its article in JSON-LD (schema.org vocabulary, https://schema.org/NewsArticle).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

/// The article that a page describes, all text cleaned of entities and tags; empty what it does not say.
struct JsonLdArticle {
  bool found = false;
  std::string headline;
  std::string name;
  std::string body;     ///< articleBody, a paragraph for each of its lines (often one)
  std::string updates;  ///< those of a live blog, headlines and texts, in the order of the page
  std::vector<std::string> authors;
  std::string published;  ///< datePublished, as written
  std::string section;
  std::vector<std::string> keywords;
  std::string language;
  std::string url;
  std::string publisher;
};

/// Reads the contents of all <script type="application/ld+json">. Of several articles (teasers of others) the
/// first counts, with the text of a later one of its headline if it has none. What is no JSON is left out,
/// also where only one of the scripts is broken.
JsonLdArticle read_json_ld(std::span<const std::string_view> scripts);

/// Text of a page's metadata: entities decoded, tags out, white space collapsed; one line.
std::string plain_metadata(std::string_view text);

}  // namespace backfile
