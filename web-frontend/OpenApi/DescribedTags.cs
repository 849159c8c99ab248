namespace InstaHub.Web.OpenApi;

/// <summary>What the groups of operations are for; an endpoint's tag must be one of them.</summary>
internal static class DescribedTags
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["auth"] = "Accounts, sessions, and ways to sign in.",
        ["users"] = "Profiles, and what belongs to one's own account.",
        ["follows"] = "Who follows whom, and whom one has blocked, muted, restricted or made a close friend.",
        ["posts"] = "Making, changing and reading posts, and the lists they are in.",
        ["hashtags"] = "The pages of hashtags, and following them.",
        ["feed"] = "The home feed.",
        ["explore"] = "Posts by anybody that are worth a look.",
        ["media"] = "Uploading photos, video, sound and files, and how far they have come.",
        ["likes"] = "Likes of posts and comments, who likes them, and what one has done.",
        ["comments"] = "Comments on posts, and replies to them.",
        ["notifications"] = "What others have done that concerns the caller, and by whose acts they are notified.",
        ["chats"] = "Private chats, groups and channels, and who is in them.",
        ["messages"] = "Sending and reading messages, and what is done to them.",
        ["bookmarks"] = "Posts that one has bookmarked, and collections of them.",
    };
}
