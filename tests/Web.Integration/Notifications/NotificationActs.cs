using System.Text.Json;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Notifications;

/// <summary>What somebody does about their notifications.</summary>
internal static class NotificationActs
{
    /// <summary>All of them, page by page.</summary>
    public static async Task<List<JsonElement>> Notifications(this Person person, int limit = 100)
    {
        var all = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var answer = await person.GetAsync($"notifications?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.True(answer.IsSuccessStatusCode, await answer.Text());
            var json = await answer.Json();
            all.AddRange(json.GetProperty("data").EnumerateArray());
            cursor = json.GetProperty("page").GetProperty("next").GetString();
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>Waits until they are these, newest first, as <see cref="Said"/> says them.</summary>
    public static async Task HasNotifications(this Person person, params string[] expected)
    {
        List<string> said = [];
        try
        {
            await Patience.UntilAsync(async () => (said = [.. (await person.Notifications()).Select(Said)]).SequenceEqual(expected), "the notifications");
        }
        catch (TimeoutException)
        {
            Assert.Equal(expected, said);
        }
    }

    /// <summary>Waits until they are these, in whatever order: what has happened to different things is told apart.</summary>
    public static Task HasNotificationsInAnyOrder(this Person person, params string[] expected) =>
        Patience.UntilAsync(async () => (await person.Notifications()).Select(Said).Order().SequenceEqual(expected.Order()), $"the notifications {string.Join(", ", expected)}");

    /// <summary>Waits until there are so many unread ones.</summary>
    public static Task HasUnread(this Person person, int expected) =>
        Patience.UntilAsync(async () => await person.Unread() == expected, $"{expected} unread notifications");

    public static async Task<int> Unread(this Person person) =>
        (await person.DataAsync(person.GetAsync("notifications/unread-count"))).GetProperty("unread").GetInt32();

    /// <summary>Marks as read, and gives how many are unread then.</summary>
    public static async Task<int> Read(this Person person, string upTo) =>
        (await person.DataAsync(person.TryReadAsync(upTo))).GetProperty("unread").GetInt32();

    public static Task<HttpResponseMessage> TryReadAsync(this Person person, string upTo) =>
        person.SendAsync(HttpMethod.Post, "notifications/read", JsonSerializer.Serialize(new { upTo }));

    public static Task<HttpResponseMessage> TryChangeSettingsAsync(this Person person, string json) =>
        person.SendAsync(HttpMethod.Patch, "notifications/settings", json);

    /// <summary>Kind and count, such as <c>like 2</c>.</summary>
    public static string Said(this JsonElement notification) => $"{notification.Kind()} {notification.GetProperty("count").GetInt32()}";

    public static string Kind(this JsonElement notification) => notification.GetProperty("kind").GetString()!;

    public static JsonElement Target(this JsonElement notification) => notification.GetProperty("target");

    public static string CreatedAt(this JsonElement notification) => notification.GetProperty("createdAt").GetString()!;

    public static bool IsRead(this JsonElement notification) => notification.GetProperty("read").GetBoolean();

    public static IEnumerable<Guid> Actors(this JsonElement notification) => notification.GetProperty("actors").EnumerateArray().Select(PostActs.Id);
}
