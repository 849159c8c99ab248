using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Posts;

namespace InstaHub.Web.Integration.Chats.Model;

/// <summary>Compares, when all is quiet, what everybody is shown with the model.</summary>
internal sealed class ChatViews(ChatWorld world, LiveWatcher?[] watchers, Random random)
{
    private const string Searched = "common";

    public async Task CheckAsync()
    {
        for (var user = 0; user < world.Users; user++)
        {
            foreach (var chat in world.Chats)
                await CheckAsync(chat, user);
            await CheckListsAsync(user);
        }
        foreach (var chat in world.Chats)
            await CheckMembersAsync(chat);
    }

    /// <summary>What somebody sees of a chat, oldest first, with what they have hidden.</summary>
    private static ModelMessage[] SeenBy(ModelChat chat, int user)
    {
        var standing = chat.Standings[user].Last;
        return [.. chat.Log.Where(message => standing.Sees(message.Sequence) && message.Sequence > chat.ClearedAt[user])];
    }

    private static ModelMessage[] ShownTo(ModelChat chat, int user) => [.. SeenBy(chat, user).Where(message => !message.HiddenFrom.ContainsKey(user))];

    private static long ReadUpTo(ModelChat chat, int user) => Math.Max(chat.ReadUpTo[user], chat.Standings[user].Last.ReadFrom);

    private static long Unread(ModelChat chat, int user) => !chat.Standings[user].Last.IsIn ? 0
        : chat.Log.Count(message => message.Sequence > ReadUpTo(chat, user) && message.Sender != user && !message.IsSystem);

    private async Task CheckAsync(ModelChat chat, int user)
    {
        var (standing, me, what) = (chat.Standings[user].Last, world.People[user], $"of the {chat.Kind} {chat.Id} seen by {user}, {chat.Standings[user].Last},");
        using var answer = await me.GetAsync($"chats/{chat.Id}");
        Same(standing.Place == Place.Never ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode, $"the answer {what}");
        if (standing.Place == Place.Never || !answer.IsSuccessStatusCode)
        {
            await (await me.GetAsync($"chats/{chat.Id}/messages")).Failure(HttpStatusCode.NotFound, "not_found");
            return;
        }

        var seen = (await answer.Json()).GetProperty("data");
        var shown = ShownTo(chat, user);
        var marks = chat.Marked[user];
        Same(standing.IsIn ? chat.IsPrivate ? "member" : standing.Role switch { 1 => "member", 2 => "admin", _ => "owner" } : null, seen.Text("role"), $"the role {what}");
        Same(Unread(chat, user), seen.Number("unread"), $"unread {what}");
        Same(chat.Standings.Count(other => other.Last.IsIn), seen.Number("members"), $"the members {what}");
        Same(shown.LastOrDefault()?.Id, seen.GetProperty("lastMessage") is { ValueKind: JsonValueKind.Object } last ? last.Id() : null, $"the last message {what}");
        Same(marks.Muted, seen.GetProperty("muted").GetBoolean(), $"muted {what}");
        Same(marks.Archived, seen.GetProperty("archived").GetBoolean(), $"archived {what}");
        if (IsPinned(chat, user) is { } pinned)
            Same(pinned, seen.GetProperty("pinned").GetBoolean(), $"pinned {what}");
        if (standing.IsIn)
        {
            Same(ReadUpTo(chat, user), seen.Number("readUpTo"), $"the read mark {what}");
            Same((long)chat.Log.Count, seen.Number("lastSequence"), $"the last number {what}");
        }
        if (IsRequested(chat, user) is { } requested)
            Same(requested, seen.GetProperty("request").GetBoolean(), $"request {what}");

        await CheckHistoryAsync(chat, user, shown, what);
        await CheckPinsAsync(chat, user, what);
        await CheckReadersAsync(chat, user, shown);
    }

    // Pages by cursor, and what is about some number.
    private async Task CheckHistoryAsync(ModelChat chat, int user, ModelMessage[] shown, string what)
    {
        var me = world.People[user];
        var (all, cursor) = (new List<JsonElement>(), (string?)null);
        do
        {
            var page = await (await me.GetAsync($"chats/{chat.Id}/messages?limit=100{(cursor is null ? "" : $"&cursor={cursor}")}")).Json();
            all.AddRange(page.GetProperty("data").EnumerateArray());
            cursor = page.GetProperty("page").GetProperty("next").GetString();
        }
        while (cursor is not null);
        all.Reverse();
        Same(string.Join(' ', shown.Select(message => message.Sequence)), string.Join(' ', all.Select(message => message.Number("sequence"))), $"history {what}");
        foreach (var (expected, actual) in shown.Zip(all))
            Check(expected, actual, user, what);

        var middle = shown.Length == 0 ? 1 : shown[random.Next(shown.Length)].Sequence;
        await CheckWindowAsync($"before={middle}", shown.Where(message => message.Sequence < middle).TakeLast(7));
        await CheckWindowAsync($"after={middle}", shown.Where(message => message.Sequence > middle).Take(7));
        var about = shown.Where(message => message.Sequence <= middle).TakeLast(4).ToArray();
        await CheckWindowAsync($"around={middle}", about.Concat(shown.Where(message => message.Sequence > middle).Take(3)));

        async Task CheckWindowAsync(string window, IEnumerable<ModelMessage> expected) =>
            Same(
                string.Join(' ', expected.Select(message => message.Id)),
                string.Join(' ', (await me.Messages(chat.Id, $"limit=7&{window}")).AsEnumerable().Reverse().Select(message => message.Id())), $"{window} {what}");
    }

    private void Check(ModelMessage expected, JsonElement actual, int user, string what)
    {
        what = $"message {expected.Sequence} {what}";
        Same(expected.Id, actual.Id(), $"the id of {what}");
        Same(world.People[expected.Sender].Id, actual.GetProperty("senderId").GetGuid(), $"the sender of {what}");
        Same(expected.IsDeleted, !actual.IsNull("deletedAt"), $"the deletion of {what}");
        Same(expected.Type, actual.Text("type"), $"the type of {what}");
        if (expected.ClientId is { } clientId)
            Same<Guid?>(clientId, actual.IsNull("clientId") ? null : actual.GetProperty("clientId").GetGuid(), $"the client id of {what}");
        if (expected.IsDeleted)
            Same(null, actual.Text("text"), $"the text of {what}");
        else if (!expected.Texts.Contains(actual.Text("text")))
            Same(expected.Text, actual.Text("text"), $"the text of {what}");
        Same(ReactionsTo(expected, user), SeenMessage.ReactionsOf(actual), $"reactions to {what}");
    }

    private static string ReactionsTo(ModelMessage message, int user) => message.IsDeleted ? "" : string.Join(' ', message.Reactions.GroupBy(reaction => reaction.Emoji)
        .Select(emoji => $"{emoji.Key}{emoji.Count()}{(emoji.Any(one => one.User == user) ? "+" : "")}").Order(StringComparer.Ordinal));

    private async Task CheckPinsAsync(ModelChat chat, int user, string what)
    {
        var standing = chat.Standings[user].Last;
        var expected = chat.Pins.AsEnumerable().Reverse().Where(message => !message.IsDeleted && standing.Sees(message.Sequence)
            && message.Sequence > chat.ClearedAt[user] && !message.HiddenFrom.ContainsKey(user));
        Same(string.Join(' ', expected.Select(message => message.Id)), string.Join(' ', (await world.People[user].PageAsync($"chats/{chat.Id}/pins?limit=100")).Ids), $"pins {what}");
    }

    // Of one message: who of those who have accepted have read it.
    private async Task CheckReadersAsync(ModelChat chat, int user, ModelMessage[] shown)
    {
        var standing = chat.Standings[user].Last;
        if (!standing.IsIn || (chat.Kind == "channel" && standing.Role < 2) || shown.Where(message => !message.IsDeleted).ToArray() is not { Length: > 0 } there)
            return;
        var message = there[^(1 + random.Next(Math.Min(40, there.Length)))];
        var actual = (await world.People[user].PageAsync($"messages/{message.Id}/readers?limit=100")).Ids.ToHashSet();
        for (var other = 0; other < world.Users; other++)
        {
            if (IsRequested(chat, other) is not { } requested || (chat.IsPrivate && world.Blocks(other, user).Last))
                continue;
            var reads = !requested && other != message.Sender && chat.Standings[other].Last is { IsIn: true } their && their.Sees(message.Sequence)
                && message.Sequence > chat.ClearedAt[other] && ReadUpTo(chat, other) >= message.Sequence;
            Same(reads, actual.Contains(world.People[other].Id), $"whether {other} has read {message.Sequence} of the {chat.Kind} {chat.Id}, seen by {user},");
        }
    }

    private async Task CheckListsAsync(int user)
    {
        var me = world.People[user];
        var mine = world.Chats.Where(chat => chat.Standings[user].Last.IsIn && (chat.ClearedAt[user] < 0 || chat.Log.Count > chat.ClearedAt[user])).ToArray();
        if (mine.All(chat => IsRequested(chat, user) is not null))
        {
            var open = mine.Where(chat => IsRequested(chat, user) == false).ToArray();
            Same(Ids(open.Where(chat => !chat.Marked[user].Archived)), Listed(await me.Chats("limit=100")), $"the chats of {user}");
            Same(Ids(open.Where(chat => chat.Marked[user].Archived)), Listed(await me.Chats("folder=archived&limit=100")), $"the archive of {user}");
            Same(Ids(mine.Except(open)), Listed(await me.Chats("folder=requests&limit=100")), $"the requests of {user}");
            var count = await me.DataAsync(me.GetAsync("chats/unread-count"));
            Same(
                (open.Sum(chat => Unread(chat, user)), (long)open.Count(chat => Unread(chat, user) > 0), (long)(mine.Length - open.Length)),
                (count.Number("unread"), count.Number("chats"), count.Number("requests")), $"what waits for {user}");
        }

        var (found, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var (ids, next) = await me.PageAsync($"messages/search?q={Searched}&limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            found.AddRange(ids);
            cursor = next;
        }
        while (cursor is not null);
        var expected = world.Chats.SelectMany(chat => ShownTo(chat, user)).Where(message => !message.IsDeleted && message.Texts.Count == 1 && message.Text?.Contains(Searched, StringComparison.Ordinal) == true);
        var unsure = world.Chats.SelectMany(chat => ShownTo(chat, user)).Where(message => message.Texts.Count > 1).Select(message => message.Id).ToHashSet();
        Same(Listed(expected.Select(message => message.Id)), Listed(found.Where(id => !unsure.Contains(id))), $"what {user} finds");

        string Ids(IEnumerable<ModelChat> chats) => Listed(chats.Select(chat => chat.Id));

        string Listed(IEnumerable<Guid> ids) => string.Join(' ', ids.Order());
    }

    // As its owner, or one of a pair, sees them.
    private async Task CheckMembersAsync(ModelChat chat)
    {
        var viewer = Array.FindIndex(chat.Standings, standing => standing.Last.IsIn && (chat.IsPrivate || standing.Last.Role == 3));
        var members = (await world.People[viewer].DataAsync(world.People[viewer].GetAsync($"chats/{chat.Id}/members?limit=100"))).EnumerateArray()
            .ToDictionary(member => world.NumberOf(member.Id()));
        Same(string.Join(' ', Enumerable.Range(0, world.Users).Where(user => chat.Standings[user].Last.IsIn)), string.Join(' ', members.Keys.Order()), $"who is in the {chat.Kind} {chat.Id}");
        foreach (var (user, member) in members)
        {
            if (IsRequested(chat, user) is not { } requested)
                continue;
            var what = $"of member {user} of the {chat.Kind} {chat.Id}";
            Same(requested, member.GetProperty("requested").GetBoolean(), $"the request {what}");
            Same<long?>(requested || chat.Kind == "channel" ? null : ReadUpTo(chat, user), member.IsNull("readUpTo") ? null : member.Number("readUpTo"), $"the receipt {what}");
            if (requested || chat.Kind == "channel" || watchers[user] is null)
                continue;
            // Their client says that it has what it was told.
            var last = SeenBy(chat, user).LastOrDefault(message => message.Sender != user && !message.IsSystem)?.Sequence ?? 0;
            if (watchers[user]!.Told.Any(told => told == (chat.Id, last)))
            {
                await Patience.UntilAsync(
                    async () => (await world.People[viewer].DataAsync(world.People[viewer].GetAsync($"chats/{chat.Id}/members?limit=100"))).EnumerateArray()
                        .Single(one => world.NumberOf(one.Id()) == user).Number("deliveredUpTo") >= last, $"the delivery {what} up to {last}");
            }
        }
    }

    // Whoever accepted, or wrote, after they had been put in.
    private bool? IsRequested(ModelChat chat, int user)
    {
        if (!chat.Standings[user].Last.IsIn || chat.Requested[user] == false)
            return false;
        var came = chat.Standings[user].Changes.Last(change => change.Value.IsIn && change.Value.Role == 1);
        if (chat.Standings[user].Last.Role > 1 || SeenBy(chat, user).Any(message => message.Sender == user && !message.IsSystem))
            return false;
        if (chat.IsPrivate && chat.Log.Any(message => message.Sender == user))
            return false;
        var accepted = world.Attempts.Where(attempt => attempt.Chat == chat && attempt.User == user && attempt.IsOk && attempt.Act is ModelAct.Accept or ModelAct.Join && attempt.Chat == chat
            && attempt.User == user && attempt.IsOk && attempt.End >= came.Begin).ToArray();
        return accepted.Any(attempt => attempt.Begin > came.End) ? false : accepted.Length > 0 ? null : chat.Requested[user];
    }

    // Whoever is put out has pinned it no more; what happened at the same time as that nobody knows.
    private static bool? IsPinned(ModelChat chat, int user)
    {
        var pinned = chat.Marked[user].Pinned;
        if (!pinned.Value || !chat.Standings[user].Last.IsIn)
            return false;
        var ends = chat.Standings[user].Changes.Where(change => change.Value.Place == Place.Out).ToArray();
        return ends.Any(end => end.Begin > pinned.End) ? false : ends.Any(end => end.End >= pinned.Begin) ? null : true;
    }

    /// <summary>What clients show who look: each message once and in order, each one that their user sees, as it is now.</summary>
    public async Task CheckLiveAsync()
    {
        for (var user = 0; user < world.Users; user++)
        {
            if (watchers[user] is not { } watcher)
                continue;
            var told = watcher.Told.ToLookup(one => one.ChatId, one => one.Sequence);
            foreach (var chat in world.Chats)
            {
                var what = $"{user} was told of the {chat.Kind} {chat.Id}";
                var numbers = told[chat.Id].ToArray();
                if (numbers.Zip(numbers.Skip(1)).FirstOrDefault(pair => pair.First >= pair.Second) is { First: > 0 } wrong)
                    world.Problems.Enqueue($"{what} {wrong.First} before {wrong.Second}.");
                if (numbers.Where(number => chat.Standings[user].Changes.All(change => !change.Value.Sees(number) || change.Value.Place == Place.Never)).ToArray() is { Length: > 0 } secret)
                    world.Problems.Enqueue($"{what} what they may not see: {string.Join(' ', secret)}.");
                if (chat.Standings[user].Last.IsIn)
                    await CheckLiveAsync(watcher, chat, user);
            }
        }
    }

    private async Task CheckLiveAsync(LiveWatcher watcher, ModelChat chat, int user)
    {
        string? wrong = null;
        try
        {
            await Patience.UntilAsync(() => Task.FromResult((wrong = FirstWrong()) is null), "a client to show what is so", TimeSpan.FromSeconds(world.Problems.IsEmpty ? 20 : 0));
        }
        catch (TimeoutException)
        {
            world.Problems.Enqueue($"The client of {user}, of the {chat.Kind} {chat.Id}: {wrong}");
        }

        string? FirstWrong()
        {
            // What was in a channel before they came they load when they open it.
            foreach (var message in ShownTo(chat, user).Where(message => message.Sequence > chat.Standings[user].Last.ReadFrom))
            {
                if (watcher.Find(message.Id) is not { } shown)
                    return $"has never heard of {message.Sequence}.";
                if (message.IsSystem)
                    continue;
                if (shown.IsDeleted != message.IsDeleted)
                    return $"shows {message.Sequence} as {(shown.IsDeleted ? "deleted" : "there")}.";
                if (!message.IsDeleted && message.Texts.Count == 1 && shown.Text != message.Text)
                    return $"shows {message.Sequence} as '{shown.Text}', to be '{message.Text}'.";
                if (shown.Reactions != ReactionsTo(message, user))
                    return $"shows reactions {shown.Reactions} to {message.Sequence}, to be {ReactionsTo(message, user)}.";
            }
            return null;
        }
    }

    private void Same<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            world.Problems.Enqueue($"{what} is {actual}, to be {expected}.");
    }
}
