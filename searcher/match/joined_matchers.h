// Several matchers as one.
#pragma once

#include <memory>
#include <vector>

#include "searcher/match/matcher.h"

namespace backfile {

using Matchers = std::vector<std::unique_ptr<Matcher>>;

/// All of `wanted` (at least one), none of `unwanted`. Scored by the wanted ones.
std::unique_ptr<Matcher> conjunction_of(Matchers wanted, Matchers unwanted);

/// Any of them; each that matches a row adds to its score.
std::unique_ptr<Matcher> disjunction_of(Matchers children);

/// One word in two spellings: the other one scores where the one that was typed is not.
std::unique_ptr<Matcher> spellings_of(std::unique_ptr<Matcher> typed, std::unique_ptr<Matcher> other);

/// What `decisive` matches; `wished` adds to its score where it matches too.
std::unique_ptr<Matcher> preference_of(std::unique_ptr<Matcher> decisive, std::unique_ptr<Matcher> wished);

}  // namespace backfile
