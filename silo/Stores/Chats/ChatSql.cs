using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Silo.Stores.Chats;

/// <summary>What statements of chats have in common. Arguments are expressions and aliases, constants of the caller.</summary>
internal static class ChatSql
{
    /// <summary>Whether one user blocks another: scalar, so that it is a probe of the primary key.</summary>
    public static string Blocks(string owner, string target) =>
        $"(select true from user_marks where owner_id = {owner} and user_marks.target_id = {target} and user_marks.kind = {(int)UserMark.Block}) is not null";

    /// <summary>Joins <c>peer.id</c>, the other of a private chat; null for others.</summary>
    public static string Peer(string chat, string user) =>
        $"left join lateral (select case when {chat}.pair_low = {user} then {chat}.pair_high else {chat}.pair_low end as id) peer on true";

    /// <summary>Whether somebody may know of the chat: they are in it, or have seen something of it.</summary>
    public static string IsKnown(string member) => $"({member}.state in (1, 2) or {member}.until_sequence > {member}.since_sequence)";
}
