// Persons in the languages that the second shipped model has learnt, from few sentences: it proposes, lists
// decide.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/person/tagger.h"

namespace backfile {

/// The proposals of `tagger` that the lists support: a listed given name, an office, title or verb of speech
/// beside it, or the family name of somebody named in full; without those that are countries or hold the
/// words of institutions and places. In the order of the text, title first.
std::vector<PersonMention> find_with_others(const PersonTagger& tagger, std::string_view title,
                                            std::string_view body, const AnalyzedArticle& tokens,
                                            std::string_view language,
                                            std::vector<PersonMention>* others = nullptr);

}  // namespace backfile
