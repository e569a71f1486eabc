// A person's name as printed, taken apart: titles off, nicknames off, family name known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backfile {

struct PersonName {
  /// Words as printed, particles with the word that they belong to ("van der Sloot", "al-Assad"), titles,
  /// nicknames in quotes and suffixes left out.
  std::vector<std::string> words;
  /// The words folded, particles and hyphens off, spellings of one name unified (y and i, doubled letters):
  /// for comparing, never for showing.
  std::vector<std::string> keys;
  std::string suffix;        ///< "Jr", "III"
  bool in_capitals = false;  ///< printed in capitals only
  bool titled = false;       ///< a title or rank stood before it
  std::string style;         ///< "Queen", "Pope" before it: tells who is meant where there is but one word

  bool empty() const { return words.empty(); }
  /// "Nasser Khan Janjua", "Martin Luther King Jr."; names in capitals in small letters again.
  std::string display() const;
  /// The key of the family name: the last word, or the first where East Asian order is evident.
  const std::string& family() const;
  bool family_first() const;
};

/// Takes a printed name apart. Empty where nothing but titles is left.
PersonName parse_person_name(std::string_view printed);

/// Whether two names with more than one word each may be the same person: "J. Smith" and "John Smith", "Bill"
/// and "William", with or without middle names; not "Hillary" and "Bill", not "Jr" and "Sr".
bool may_be_same(const PersonName& a, const PersonName& b);

/// A word on its own is how people of this full name are called: its family name, a Spanish first surname, a
/// Thai or Burmese given name. Never a given name otherwise.
bool is_called(const PersonName& full, const std::string& key);

/// Whether a title makes the one word behind it a name of its own: "King", "Pope", "Princess".
bool is_style(std::string_view title);

/// The key of one word, as in PersonName::keys.
std::string name_key(std::string_view word);

/// Whether a word is known as a given name and nothing else.
bool is_given_name_only(std::string_view word);

}  // namespace backfile
