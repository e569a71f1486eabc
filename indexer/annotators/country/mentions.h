// Where an article speaks of places: the gazetteer's phrases with what stands around them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/country/gazetteer.h"

namespace backfile {

/// What the words around a mention say about it.
enum class MentionContext : std::uint8_t {
  dateline,  ///< where the story was written
  located,   ///< "in Paris", "Paris, Texas"
  free,      ///< nothing
  embedded,  ///< within a longer capitalised name
};

/// One mention. `senses` are the meanings that its context leaves, at least one.
struct Mention {
  std::uint32_t begin;  ///< byte range in the title or text; empty for a dateline that is a field of its own
  std::uint32_t end;
  bool in_title;
  MentionContext context;
  std::uint32_t token;  ///< index in its section
  std::uint32_t paragraph;
  std::uint32_t sentence;  ///< counted over the whole article, the title included
  std::uint32_t first_sense;
  std::uint32_t senses;
};

/// All mentions of an article, in the order of the text: dateline, title, body.
struct Mentions {
  std::vector<Mention> list;
  std::vector<PlaceSense> senses;
  std::uint32_t body_tokens = 0;
  std::uint32_t paragraphs = 0;
  bool dateline_known = false;  ///< the article says where it was written

  std::span<const PlaceSense> senses_of(const Mention& mention) const {
    return std::span(senses).subspan(mention.first_sense, mention.senses);
  }
};

/// Replaces `mentions`. Spans in `taken` are persons: only leaders are looked for there.
void find_mentions(const Article& article, const AnalyzedArticle& text, std::span<const TakenSpan> taken,
                   Mentions& mentions);

}  // namespace backfile
