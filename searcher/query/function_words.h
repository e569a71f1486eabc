// Words that a topic written as a sentence has for its grammar, not for what it is about.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace backfile {

/// Which of a topic's words (folded, in order) say what it is about: true for those. Left out are articles,
/// prepositions, pronouns, auxiliaries and the like of the language that most of them belong to, and in an
/// English topic of a sentence's length also the words of the asking ("find documents that discuss"). Where
/// nothing would be left, nothing is left out: "to be or not to be" is asked for as it is.
std::vector<bool> content_words(const std::vector<std::string_view>& words);

/// True for a function word of this language (ISO 639-1); false for languages without a list.
bool is_function_word(std::string_view folded, std::string_view language);

}  // namespace backfile
