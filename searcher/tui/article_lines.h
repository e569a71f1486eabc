// An article wrapped to the screen, with the places of its matches.
#pragma once

#include "searcher/tui/state.h"

namespace backfile::tui {

/// Fills `lines` and `matches` of the view from its article, within `width` columns.
void lay_out_article(ArticleView& view, int width);

}  // namespace backfile::tui
