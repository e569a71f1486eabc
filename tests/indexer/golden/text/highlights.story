A ferry with 212 people ran aground off Sandholm on Wednesday.

Tugs are to pull it free.

@highlight

A ferry ran aground

@highlight

Nobody was hurt
