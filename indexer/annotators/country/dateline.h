// The place where a story was written: the article's dateline, or one at the start of its text.
#pragma once

#include <cstddef>

#include "indexer/annotators/country/mentions.h"

namespace backfile {

/// Appends the mention of the dateline's place, if there is one, and sets `dateline_known`. The index of the
/// body token that the story begins with.
std::size_t find_dateline(const Article& article, const AnalyzedArticle& text, const Gazetteer& gazetteer,
                          Mentions& mentions);

}  // namespace backfile
