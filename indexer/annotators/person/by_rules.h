// Persons in languages that the model has not learnt: a listed given name and what stands behind it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/annotators/annotator.h"
#include "indexer/annotators/person/mentions.h"

namespace backfile {

/// True for languages that the model is trained in; those of unknown language are taken for one.
bool model_knows(std::string_view language);

/// Whether the shipped model for other languages has learnt the language (ISO 639-1).
bool model_of_others_knows(std::string_view language);

/// Mentions in the order of the text, title first: full names that begin with a listed given name, and the
/// same family names elsewhere in the article. Chinese, Japanese, Korean and Thai: see by_script.h; other languages
/// without capitals have none.
std::vector<PersonMention> find_by_rules(std::string_view title, std::string_view body,
                                         const AnalyzedArticle& tokens, std::string_view language);

}  // namespace backfile
