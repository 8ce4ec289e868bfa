-- An answer that begins a thread of its own is looked for in its account's listing, as posts are.
UPDATE archive_found_by SET listing = -account WHERE listing = item;
