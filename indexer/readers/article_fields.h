// A source's value -> a part of an article, and what is done when all of them are there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/field_names.h"

namespace backfile {

/// Sets a part from a source's value, cleaned, if it is not empty. Facet values are added. Returns why it
/// cannot be, "" where it can.
std::string set_part(Part part, std::string_view value, DayMonthOrder order, Article& article);

/// What an issue may say of all its articles: paper, date, language.
bool is_common_part(std::optional<Part> part);

/// Takes the parts that an issue's articles share where they are missing.
void take_common_parts(const Article& around, Article& article);

/// Whether the part has a value already.
bool has_part(Part part, const Article& article);

/// Adds a key to `extra`, the value as JSON text. Call `finish_article` behind the last.
void add_extra_text(Article& article, std::string_view key, std::string_view value);

/// The host of a web address, without "www."; empty where it is none.
std::string_view host_of(std::string_view url);

/// Sorts `extra` and takes pictures and other files in letters out of it, takes the host for the source where
/// an address stands there, leaves one empty line between paragraphs and no white space at the ends of the
/// parts, and says why the article cannot be used: no text and no headline. "" where it can.
std::string finish_article(Article& article);

/// A JSON string, and an array of them.
std::string json_string(std::string_view text);
std::string json_list(const std::vector<std::string>& texts);

}  // namespace backfile
