// One JSON object -> one article: what the readers of JSON Lines and of JSON files share.
#pragma once

#include <simdjson.h>

#include <string>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/mapped_fields.h"
#include "indexer/readers/source_dates.h"

namespace backfile {

/// Fills an article from an object. Keys as `backfile-index export` prints them, or names that sources use
/// for the same; where two keys mean one part, the contract's own name wins, else the first. Other keys go to
/// `extra`, as they are. Returns why the article cannot be used, "" where it can.
std::string read_json_article(const simdjson::dom::element& root, const ReaderOptions& options,
                              DayMonthOrder order, Article& article);

/// Learns the order of day and month from an object's date.
void learn_json_date(const simdjson::dom::element& root, const ReaderOptions& options, DateOrder& order);

/// Tells which fields an object has.
void see_json_fields(const simdjson::dom::element& root, const ReaderOptions& options, MappedFields& mapped);

/// Whether an object has a field for this part of an article, in a wrapper too.
bool has_json_part(const simdjson::dom::element& value, Part part, const ReaderOptions& options);

/// Whether an object has fields for both headline and text.
bool is_whole_article(const simdjson::dom::element& value, const ReaderOptions& options);

/// Whether a member holds fields of the article around it: "_source", "fields", "attributes", or an
/// "article", "story", "post" or "data" that has a headline and a text of its own.
bool wraps_article(std::string_view key, const simdjson::dom::element& value, const ReaderOptions& options);

}  // namespace backfile
