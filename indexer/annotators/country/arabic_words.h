// Arabic words as the gazetteer compares them. The analyser's stems are too short for that: they make one of
// Turkey and "left", of Mali and "money", of Sydney and "Mr".
#pragma once

#include <string_view>

namespace backfile {

/// A word without what is written together with it.
struct ArabicParts {
  std::string_view noun;  ///< without conjunction, preposition and article
  bool definite;          ///< it had the article
  std::string_view base;  ///< what a relative adjective ("Egyptian") is formed from; "" for other words
};

/// The parts of a word's folded form. The views are into `form`.
ArabicParts arabic_parts(std::string_view form);

/// What the relative adjective of a country's name is formed from; of an adjective, what it is formed from.
std::string_view arabic_base(std::string_view form);

}  // namespace backfile
