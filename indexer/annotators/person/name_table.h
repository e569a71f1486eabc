// People across the archive: which of the names that articles gave them is shown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/article.h"
#include "common/columns.h"
#include "common/person_aliases.h"

namespace backfile {

struct PersonForms;
struct PersonName;

/// What an article says of names besides its people.
struct OtherNames {
  std::vector<std::string> organisations;  ///< with the signs of one, though they look like people
  std::vector<std::string> likely;         ///< its people with weak signs of one
  /// Names of one person: "Ken Tolland", "Kenneth Tolland".
  std::vector<std::pair<std::string, std::string>> same;
  std::vector<std::uint64_t> others;  ///< keys of what it has as a place, an organisation or a work
};

/// Counts the names in the `person` facets of all articles, then maps each to the fullest well-attested form
/// of the same person: "Ben Bernanke" for "B. Bernanke", "George W. Bush" for "George Bush" and for a lone
/// "Bush" where nearly all who are called so are he. Lone given names are left alone. Where the archive has a
/// name as catalogues write it ("Tolland, Edwin"), that is its form. The result depends on the counts only,
/// not on the order of the articles.
class NameTable {
 public:
  /// Counts an article's persons, given and derived.
  void add(const Article& article);
  /// Counts one name in `articles` articles, of the time from `first` to `last` (seconds; `no_date` in both
  /// where it is not known).
  void add(std::string_view name, std::uint64_t articles = 1, std::int64_t first = no_date,
           std::int64_t last = no_date);

  /// Counts an article's other names.
  void add(const OtherNames& names);
  /// For OtherNames: the same for a name in capitals.
  static std::uint64_t key_of(std::string_view name);

  /// Settles the forms; call after the last `add`.
  void settle();

  /// The form for a name; the name itself where the table knows no better.
  std::string_view form(std::string_view name) const;
  /// The same in an article of a time: only forms that are met within five years of it ("George Bush" of 1990
  /// is not George W. Bush).
  std::string_view form(std::string_view name, Date date) const;

  std::size_t size() const { return counts_.size(); }
  /// A name that the archive has often enough as an organisation ("Fannie Mae"), or the first word of one, or
  /// as something else than a person.
  bool is_no_person(std::string_view name) const { return no_people_.contains(std::string(name)); }

  /// A name's articles and their time.
  struct Count {
    std::uint64_t articles = 0;
    std::uint64_t bare = 0;  ///< of these, with nothing that speaks for a person
    std::int64_t first = no_date;
    std::int64_t last = no_date;
  };
  /// Names in order.
  const std::map<std::string, Count, std::less<>>& counts() const { return counts_; }

 private:
  struct Organisation {
    std::uint64_t certain = 0;  // articles
    std::uint64_t likely = 0;
  };
  struct People;

  void settle_organisations();
  People find_people() const;
  void settle_full(const People& people);
  void settle_lone(const People& people);
  void settle_others();
  void settle_catalogued();
  bool is_form_of(const PersonForms& person, const std::string& name, const PersonName& parsed,
                  std::uint64_t articles, std::uint64_t family) const;
  bool is_same_in_articles(const std::string& a, const std::string& b) const;

  std::map<std::string, Count, std::less<>> counts_;
  std::unordered_map<std::string, std::string> forms_;
  std::unordered_map<std::string, Organisation> organisations_;
  std::unordered_map<std::uint64_t, std::uint32_t> others_;                     // articles
  std::unordered_map<std::string, std::map<std::string, std::uint64_t>> same_;  // articles
  std::unordered_set<std::string> no_people_;
};

/// The reason in the evidence of names that are one word and that nothing introduces, and of those beside
/// which no title and no office stands.
inline constexpr std::string_view doubtful_name = "lone name";
inline constexpr std::string_view bare_name = "bare name";

/// Rewrites an article's persons (`given_labels` takes it back): aliases first, for given and derived values
/// alike (their provenance becomes alias), then the table's forms for derived ones;
/// derived organisations, and doubtful names for which the table knows no form, are left out. Values that
/// become the same are joined where the first stood. Both may be null. True if something changed.
bool unify_persons(Article& article, const NameTable* table, const PersonAliases* aliases);

}  // namespace backfile
