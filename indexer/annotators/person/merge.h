// The mentions of an article become people: variants of one name are one person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/annotators/person/names.h"
#include "indexer/annotators/person/tagger.h"

namespace backfile {

/// A mention as the merging sees it.
struct NamedPlace {
  PersonMention place;
  PersonName name;
  bool introduced = false;  ///< behind a title, an office or "named", or set off by commas
  bool addressed = false;   ///< behind a title or an office
  bool firm = false;        ///< with the signs of a company (see is_firm)
  bool personal = false;    ///< behind a title or an office, or speaking
  bool set_off = false;     ///< between commas
  bool in_office = false;   ///< with an office or trade behind (see has_office_behind)
  int located = 0;       ///< 2 behind "in", "near" and the like, 1 behind "from", "of" ...: perhaps a place
  bool in_lead = false;  ///< headline or first paragraph
};

/// A person of an article.
struct ArticlePerson {
  /// One word that nothing introduces: a person only where the archive knows who is called so.
  bool doubtful = false;
  /// Named in full again and again, as companies are (people are named by the last word then), or in one word
  /// without a title.
  bool repeated = false;
  /// Nothing but the name: no title, no office, never the family name alone.
  bool bare = false;
  std::vector<std::string> other_forms;  ///< of the full name, with another first word: "Ken" for "Kenneth"
  std::string name;                      ///< the fullest form that the article gives
  std::vector<std::uint32_t> places;     ///< into the mentions, in the order of the text
};

/// Mentions that turned out to be something else.
struct NoPeople {
  std::vector<std::uint32_t> places;
  std::vector<std::string> organisations;  ///< their names, as people's names are shown
};

/// People, most salient first. Names of several words are merged where they may be the same person; a lone
/// family name goes to the nearest person before it who is called so; a lone given name is a person of its
/// own if it comes first or is introduced, and otherwise left out, for it says nothing new.
/// Words in which things happen ("in Hawbeck") and that nothing speaks for as a person are places;
/// those with the signs of a company are companies.
std::vector<ArticlePerson> merge_people(const std::vector<NamedPlace>& mentions,
                                        NoPeople* no_people = nullptr);

}  // namespace backfile
