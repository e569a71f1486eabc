// What feeds share: an entry's content, whatever markup it is in, and what becomes of an entry.
#pragma once

#include <string>
#include <string_view>

#include "common/article.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// The text of a feed's headline or content: HTML, or plain where it is none.
std::string feed_text(std::string_view content);

/// A content without what sites put below every item: "Continue reading ...", WordPress's "The post ...
/// appeared first on ...".
std::string without_closing_lines(std::string text);

/// Whether an element is of Media RSS (rssboard.org/media-rss) or of a podcast directory: they tell of
/// pictures, films and the whole show.
bool is_of_media(const XmlElement& element);

/// What Media RSS says of an entry's film, "" where it says nothing: YouTube's entries have no other text.
std::string media_description(const XmlElement& entry);

/// Adds one more author to the article's byline.
void add_author(const std::string& name, Article& article);

/// Sets the article's date from the first of these that is one.
void set_feed_date(std::initializer_list<std::string> candidates, Article& article);

/// Delivers the article, or rejects it with `reason` or because it has neither text nor headline. The record
/// is named by its number and, where it has one, its id. False where the sink wants no more.
bool deliver_entry(Article&& article, std::string reason, std::string_view kind, std::size_t number,
                   ArticleSink& sink);

/// Rejects the rest of a document whose markup is broken. Call behind its last record.
void report_broken(const XmlStream& stream, ArticleSink& sink);

}  // namespace backfile
