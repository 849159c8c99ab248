using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Silo.Stores.Graph;

/// <summary>What is between two users, as SQL: six probes of primary keys, whatever the number of anybody's followers.</summary>
public static class RelationSql
{
    /// <summary>
    /// An expression of type <c>int</c>, never null: the bits of <see cref="Relation"/>, seen by the first. For users who are not
    /// there, and of one and the same: 0.
    /// </summary>
    /// <param name="viewer">An expression of type <c>uuid</c>, e.g. <c>$1</c> or <c>input.viewer_id</c>; not null.</param>
    /// <param name="other">Likewise. Both are used several times. Names of their own must not be those of a column of the tables
    /// <c>follows</c>, <c>follow_requests</c>, <c>user_marks</c>: write <c>input.target_id</c>, not <c>target_id</c>.</param>
    /// <example><c>select input.id, {RelationSql.Between("$1", "input.id")} from unnest($2::uuid[]) as input (id)</c></example>
    public static string Between(string viewer, string other) =>
        // Scalar subqueries rather than exists(): those may be planned as a hash of the whole table.
        $"""
        (coalesce((select {(int)Relation.Following} from follows where follower_id = {viewer} and followee_id = {other}), 0)
        | coalesce((select {(int)Relation.FollowedBy} from follows where follower_id = {other} and followee_id = {viewer}), 0)
        | coalesce((select {(int)Relation.Requested} from follow_requests where requester_id = {viewer} and target_id = {other}), 0)
        | coalesce((select {(int)Relation.RequestedBy} from follow_requests where requester_id = {other} and target_id = {viewer}), 0)
        | coalesce((select bit_or(case kind
                when {(int)UserMark.Block} then {(int)Relation.Blocking}
                when {(int)UserMark.Mute} then parts::int << {MuteShift}
                when {(int)UserMark.Restrict} then {(int)Relation.Restricting}
                when {(int)UserMark.CloseFriend} then {(int)Relation.CloseFriend} else 0 end)
            from user_marks where owner_id = {viewer} and user_marks.target_id = {other}), 0)
        | coalesce((select bit_or(case kind
                when {(int)UserMark.Block} then {(int)Relation.BlockedBy}
                when {(int)UserMark.Restrict} then {(int)Relation.RestrictedBy}
                when {(int)UserMark.CloseFriend} then {(int)Relation.CloseFriendOf} else 0 end)
            from user_marks where owner_id = {other} and user_marks.target_id = {viewer}), 0))
        """;

    /// <summary>By how much the bits of <see cref="MuteParts"/> are shifted in <see cref="Relation"/>.</summary>
    internal const int MuteShift = 6;
}
