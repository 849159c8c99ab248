using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Silo.Stores.Graph;

namespace InstaHub.Silo.Stores.Profiles;

/// <summary>
/// The queries of lists of users: first the ids of one page, from an index that has the list in its order, then what belongs to them.
/// </summary>
public static class UserListSql
{
    /// <summary>Of each row: what the page's query gives of its position, then these.</summary>
    private static readonly string Details =
        $"""
        a.id, a.username, p.display_name, p.bio, p.links, p.is_private, c.posts, c.followers, c.following, a.status,
            {RelationSql.Between("$1", "page.id")}, p.avatar_id
        """;

    // Comes after every character that a username may have.
    private const char AfterUsernames = '{';

    private const string Joins =
        "left join accounts a on a.id = page.id left join profiles p on p.user_id = page.id left join user_counts c on c.user_id = page.id";

    private static readonly string Followers = Of("follower_id", "follows where followee_id = $2", "follower_id");

    private static readonly string Following = Of("followee_id", "follows where follower_id = $2", "followee_id");

    // By whom the viewer follows, who are few, however many follow the owner. No exists(): that may become a join with all of those.
    private static readonly string Mutuals = Of(
        "followee_id",
        "follows mine where follower_id = $1 and (select true from follows theirs where theirs.follower_id = mine.followee_id and theirs.followee_id = $2)",
        "followee_id");

    private static readonly string Requests = Of("requester_id", "follow_requests where target_id = $2", "requester_id", since: "requested_at");

    private static readonly string Blocks = Marks(UserMark.Block);
    private static readonly string Mutes = Marks(UserMark.Mute);
    private static readonly string Restricts = Marks(UserMark.Restrict);
    private static readonly string CloseFriends = Marks(UserMark.CloseFriend);

    /// <summary>
    /// Parameters: viewer, owner, time and user id of the position, count. Columns: time and user id of the position, then the user's.
    /// </summary>
    public static string List(UserList list) => list switch
    {
        UserList.Followers => Followers,
        UserList.Following => Following,
        UserList.Mutuals => Mutuals,
        UserList.Requests => Requests,
        UserList.Blocks => Blocks,
        UserList.Mutes => Mutes,
        UserList.Restricts => Restricts,
        UserList.CloseFriends => CloseFriends,
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    };

    /// <summary>Who likes a post or comment, which is the second parameter; otherwise as <see cref="List"/>.</summary>
    public static readonly string Likers = Of("user_id", "likes where target_id = $2", "user_id", since: "liked_at");

    /// <summary>
    /// Parameters: viewer, what is searched for (folded), username of the position, count. Columns: the username, the user id, then the
    /// user's.
    /// </summary>
    public static readonly string ByUsername =
        $"""
        with page as materialized (
            select username as key, id from accounts
            where username >= $2 and username < $2 || '{AfterUsernames}' and username > $3 and status = 0
            order by username limit $4
        )
        select page.key, page.id, {Details} from page {Joins} order by page.key
        """;

    /// <summary>
    /// Parameters: viewer, what is searched for, key and user id of the position, count, what is searched for folded as a username.
    /// Columns: the key, the user id, then the user's. Without those whom <see cref="ByUsername"/> finds.
    /// </summary>
    public static readonly string ByDisplayName =
        $"""
        with page as materialized (
            select {Key("display_name")} as key, user_id as id from profiles join accounts on accounts.id = user_id
            where {Key("display_name")} >= {Key("$2")} and {Key("display_name")} < {Key("$2")} || U&'\+10FFFF' collate "C"
                and ({Key("display_name")}, user_id) > ($3 collate "C", $4)
                and starts_with(lower(display_name), lower($2))
                and not starts_with(username, $6) and status = 0
            order by {Key("display_name")}, user_id limit $5
        )
        select page.key, page.id, {Details} from page {Joins} order by page.key, page.id
        """;

    // As the index has it.
    private static string Key(string text) => $"(left(lower({text}), {NamePosition.KeyLength}) collate \"C\")";

    private static string Marks(UserMark mark) => Of("target_id", $"user_marks where owner_id = $2 and kind = {(int)mark}", "target_id");

    private static string Of(string id, string rows, string order, string since = "since") =>
        $"""
        with page as materialized (
            select {since} as since, {id} as id from {rows} and ({since}, {order}) < ($3, $4)
            order by {since} desc, {order} desc limit $5
        )
        select page.since, page.id, {Details} from page {Joins} order by page.since desc, page.id desc
        """;
}
