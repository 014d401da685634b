"""What is published beside the pages: open data, feed, calendar, search index and yearly documents."""
