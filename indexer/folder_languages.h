// What language the articles beside an article are in: the prior for those that say too little themselves.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "common/article.h"

namespace backfile {

/// Learns the languages of folders from the articles in the order in which they are read. Not thread-safe:
/// for the thread that reads, so that the answers depend on nothing but the input.
class FolderLanguages {
 public:
  /// The prior of the next article of this input (a path): the language that most articles of its folder
  /// have, itself included; "" before enough are known, or where no language has the most by far.
  std::string prior_of_next(std::string_view input, const Article& article);

 private:
  struct Folder {
    std::map<std::string, std::size_t, std::less<>> articles;
    std::size_t learnt = 0;
  };
  // Of the article where it is given, or can be told from a long text.
  std::string known_language(const Article& article);

  std::map<std::string, Folder, std::less<>> folders_;
  std::size_t detected_ = 0;
};

}  // namespace backfile
