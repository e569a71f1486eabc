// Persons in scripts without capitals: Chinese, Japanese, Korean and Thai names behind or before a title.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/annotators/person/mentions.h"

namespace backfile {

/// True for a language whose names are found by `find_by_script`.
bool has_script_rules(std::string_view language);

/// Mentions in the order of the text, title first. A name is found where a title, a speech verb (Chinese),
/// the dot within a name from abroad (Chinese) or that with a title, an age or a known given name (Japanese),
/// a known given name (Korean) gives it away, and then wherever the article has it.
std::vector<PersonMention> find_by_script(std::string_view title, std::string_view body,
                                          std::string_view language);

/// Whether a name is written without capitals and small letters.
bool is_caseless(std::string_view name);

}  // namespace backfile
