// Citations of an article and of a query, and the command line that asks the same.
#pragma once

#include <string>

#include "searcher/tui/state.h"

namespace backfile::tui {

/// `Ann Berg: "Floods in the Tarn valley". Tarn Valley Gazette, 1978-12-29. https://... [id]`
std::string cite(const Hit& hit);
/// For a methods box: archive, fingerprint, parsed query, filters, count, span and date of searching.
std::string cite_query(const State& state);

/// A word for a POSIX shell, quoted where it must be.
std::string shell_word(const std::string& word);
/// `backfile-search ARCHIVE --country PK --sort newest -- 'oil w/5 price*'`
std::string command_of(const State& state);
/// `backfile-search ARCHIVE --show ID`
std::string show_command(const State& state, const std::string& id);

}  // namespace backfile::tui
