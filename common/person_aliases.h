// What a person may be called beside the name that an archive shows: the librarian's file, and names with the
// family name in front.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace backfile {

/// "John Smith" for "Smith, John", as catalogues write it, with "Jr." and the years of a life behind it or
/// not; "" for a name that is not written so.
std::string name_in_spoken_order(std::string_view name);

/// A name folded in its spoken order, whichever order it is written in: what "Smith, John" and "John Smith"
/// have in common.
std::string person_key(std::string_view name);

/// The librarian's file in an archive's folder.
std::string person_aliases_path(const std::string& archive);

/// The librarian's file `person-aliases.tsv`: lines "variant<TAB>name", `#` comments. Variants are compared
/// folded, so that case and accents do not matter.
class PersonAliases {
 public:
  /// Reads the file's content. Lines without a tab or with an empty side are passed over; their numbers (from
  /// 1) go to `bad_lines` where it is given.
  static PersonAliases parse(std::string_view content, std::vector<std::size_t>* bad_lines = nullptr);
  /// Reads the archive's file, where it has one. Throws Error where it cannot be read.
  static PersonAliases read(const std::string& archive, std::vector<std::size_t>* bad_lines = nullptr);

  /// The name that stands for a value; nullptr where the file does not say.
  const std::string* find(std::string_view value) const;
  bool empty() const { return names_.empty(); }

 private:
  std::unordered_map<std::string, std::string> names_;  // by folded variant
};

}  // namespace backfile
