-- Listeners with an arbitrary number; saved before it is used, so that a task that runs twice cannot change it.
SELECT `user`, monotonically_increasing_id() AS user_index FROM (SELECT DISTINCT `user` FROM plays) AS distinct_users
