using System.Net;

namespace InstaHub.Web.Integration.Users;

/// <summary>Lists of users and searching for them.</summary>
public sealed class UserListTests(SocialProduct social)
{
    [Fact]
    public async Task Lists_are_newest_first_and_each_user_is_as_on_their_own_page()
    {
        var (star, viewer) = (await social.CreateUser("star"), await social.CreateUser("viewer"));
        var fans = await CreateAsync("fan", 3);
        foreach (var fan in fans)
            await fan.Follow(star);
        await viewer.Follow(fans[0]);
        await fans[1].Follow(viewer);
        await viewer.DataAsync(viewer.PutAsync($"users/{fans[1].Id}/mute"));
        await viewer.Block(fans[2]);

        foreach (var person in new[] { viewer, social.Nobody })
        {
            var listed = (await (await person.GetAsync($"users/{star.Id}/followers")).Json()).GetProperty("data").EnumerateArray().ToArray();
            Assert.Equal(fans.Reverse().Select(fan => fan.Id), listed.Select(user => user.GetProperty("id").GetGuid()));
            foreach (var user in listed)
            {
                var own = await person.DataAsync(person.GetAsync($"users/{user.GetProperty("id").GetGuid()}"));
                // Whether they are there is on their own page alone.
                Assert.Equal(
                    own.EnumerateObject().Where(member => member.Name is not ("status" or "lastSeen")).OrderBy(member => member.Name).Select(member => (member.Name, member.Value.GetRawText())),
                    user.EnumerateObject().OrderBy(member => member.Name).Select(member => (member.Name, member.Value.GetRawText())));
            }
        }
        Assert.Equal([star.Id], (await viewer.PageAsync($"users/{fans[0].Id}/following")).Ids);
    }

    [Fact]
    public async Task Pages_have_no_gap_and_no_repeat_while_rows_come_and_go()
    {
        var star = await social.CreateUser("star");
        var fans = await CreateAsync("fan", 12);
        foreach (var fan in fans)
            await fan.Follow(star);
        var seen = new List<Guid>();
        string? next = null;

        for (var page = 0; page == 0 || next is not null; page++)
        {
            var (ids, cursor) = await social.Nobody.PageAsync($"users/{star.Id}/followers?limit=3{(next is null ? "" : $"&cursor={next}")}");
            seen.AddRange(ids);
            next = cursor;
            if (page == 0)
            {
                await fans[11].Unfollow(star); // seen already
                await (await social.CreateUser("late")).Follow(star); // before everything
                await fans[9].Unfollow(star); // the position itself
                await fans[9].Follow(star);
            }
        }

        Assert.Equal(fans.Reverse().Select(fan => fan.Id), seen);
    }

    [Fact]
    public async Task The_last_page_says_so()
    {
        var star = await social.CreateUser("star");
        foreach (var fan in await CreateAsync("fan", 4))
            await fan.Follow(star);

        Assert.Null((await star.PageAsync($"users/{star.Id}/followers?limit=4")).Next);
        var first = await star.PageAsync($"users/{star.Id}/followers?limit=2");
        var second = await star.PageAsync($"users/{star.Id}/followers?limit=2&cursor={first.Next}");
        Assert.Equal((2, 2), (first.Ids.Count, second.Ids.Count));
        Assert.Null(second.Next);
        var empty = await star.PageAsync($"users/{star.Id}/following");
        Assert.Empty(empty.Ids);
        Assert.Null(empty.Next);
    }

    [Fact]
    public async Task A_long_run_of_hidden_users_gives_a_short_page_with_a_cursor()
    {
        var star = await social.CreateUser("star");
        var seen = await social.CreateUser("seen");
        await seen.Follow(star);
        // Three readings of two rows are one page of one; so many are hidden before the one that is seen.
        foreach (var fan in await CreateAsync("fan", 8))
        {
            await fan.Follow(star);
            await social.SetStatus(fan, 2);
        }

        var first = await star.PageAsync($"users/{star.Id}/followers?limit=1");
        Assert.Empty(first.Ids);
        Assert.NotNull(first.Next);
        var second = await star.PageAsync($"users/{star.Id}/followers?limit=1&cursor={first.Next}");
        Assert.Equal([seen.Id], second.Ids);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Mutuals_are_whom_the_caller_follows_among_the_followers()
    {
        var (star, viewer) = (await social.CreateUser("star"), await social.CreateUser("viewer"));
        var people = await CreateAsync("user", 6);
        for (var i = 0; i < 6; i++)
        {
            if (i % 2 == 0)
                await people[i].Follow(star);
            if (i != 4)
                await viewer.Follow(people[i]);
        }

        var first = await viewer.PageAsync($"users/{star.Id}/mutuals?limit=1");
        var second = await viewer.PageAsync($"users/{star.Id}/mutuals?limit=1&cursor={first.Next}");

        Assert.Equal([people[2].Id], first.Ids);
        Assert.Equal([people[0].Id], second.Ids);
        Assert.Null(second.Next);
        await (await social.Nobody.GetAsync($"users/{star.Id}/mutuals")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Requests_and_marks_have_pages_too()
    {
        var owner = await social.CreateUser("owner", isPrivate: true);
        var people = await CreateAsync("user", 3);
        foreach (var person in people)
        {
            await person.Follow(owner);
            foreach (var mark in new[] { "mute", "restrict", "close-friend" })
                await owner.DataAsync(owner.PutAsync($"users/{person.Id}/{mark}"));
        }

        foreach (var list in new[] { "follow-requests", "users/me/mutes", "users/me/restricts", "users/me/close-friends" })
        {
            var first = await owner.PageAsync($"{list}?limit=2");
            var second = await owner.PageAsync($"{list}?limit=2&cursor={first.Next}");
            Assert.Equal(people.Reverse().Select(person => person.Id), first.Ids.Concat(second.Ids));
        }
        foreach (var person in people)
            await owner.Block(person);
        Assert.Equal(people.Reverse().Select(person => person.Id), (await owner.PageAsync("users/me/blocks")).Ids);
        Assert.Empty((await owner.PageAsync("follow-requests")).Ids);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("cursor=AAAA", "cursor")]
    public async Task A_page_that_cannot_be_is_refused(string query, string field)
    {
        var ada = await social.CreateUser("ada");

        foreach (var path in new[] { $"users/{ada.Id}/followers", $"users/{ada.Id}/following", $"users/{ada.Id}/mutuals", "follow-requests", "users/me/blocks", "users" })
        {
            var error = await (await ada.GetAsync($"{path}?q=ada&{query}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
            Assert.Equal([field], error.GetProperty("details").EnumerateObject().Select(member => member.Name));
        }
    }

    [Fact]
    public async Task A_cursor_is_for_the_list_that_gave_it()
    {
        var (star, other) = (await social.CreateUser("star"), await social.CreateUser("other"));
        foreach (var fan in await CreateAsync("fan", 2))
            await fan.Follow(star);
        var cursor = (await star.PageAsync($"users/{star.Id}/followers?limit=1")).Next;

        foreach (var path in new[] { $"users/{star.Id}/following", $"users/{other.Id}/followers" })
            await (await star.GetAsync($"{path}?cursor={cursor}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task A_search_finds_the_very_name_then_names_then_display_names_that_begin_so()
    {
        var unique = $"q{Guid.NewGuid():N}"[..20];
        var named = await social.CreateUser("named");
        await named.DataAsync(named.PatchAsync(new { displayName = $"{unique.ToUpperInvariant()} Éva" }));
        var longer = await social.CreateUser("longer");
        await longer.DataAsync(longer.PatchAsync(new { username = $"{unique}_b" }));
        var exact = await social.CreateUser("exact");
        await exact.DataAsync(exact.PatchAsync(new { username = unique, displayName = unique }));
        var other = await social.CreateUser("other");
        await other.DataAsync(other.PatchAsync(new { displayName = $"not {unique}" }));
        Guid[] expected = [exact.Id, longer.Id, named.Id];

        foreach (var query in new[] { unique, unique.ToUpperInvariant(), $"%20{unique}%20" })
            Assert.Equal(expected, (await social.Nobody.PageAsync($"users?q={query}")).Ids);
        Assert.Equal([named.Id], (await social.Nobody.PageAsync($"users?q={unique}%20")).Ids.Intersect([named.Id]));
        Assert.Equal([named.Id], (await social.Nobody.PageAsync($"users?q={Uri.EscapeDataString($"{unique} É")}")).Ids);

        var seen = new List<Guid>();
        for (string? next = ""; next is not null;)
        {
            var page = await social.Nobody.PageAsync($"users?q={unique}&limit=1&cursor={next}");
            Assert.Single(page.Ids);
            seen.AddRange(page.Ids);
            next = page.Next;
        }
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task A_search_shows_nobody_who_is_hidden_and_shows_the_relationship()
    {
        var viewer = await social.CreateUser("viewer");
        var name = $"{Guid.NewGuid():N}"[..16];
        var (shown, hidden, blocked) = (await social.CreateUser("shown"), await social.CreateUser("hidden"), await social.CreateUser("blocked"));
        foreach (var person in new[] { shown, hidden, blocked })
            await person.DataAsync(person.PatchAsync(new { displayName = name }));
        await viewer.Follow(shown);
        await blocked.Block(viewer);
        await social.SetStatus(hidden, 1);

        var found = Assert.Single((await (await viewer.GetAsync($"users?q={name}")).Json()).GetProperty("data").EnumerateArray());

        Assert.Equal(shown.Id, found.GetProperty("id").GetGuid());
        Assert.Equal(["following"], Person.TrueOf(found.GetProperty("relationship")));
        Assert.Equal(new[] { shown.Id, blocked.Id }.Order(), (await social.Nobody.PageAsync($"users?q={name}")).Ids.Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%20%20")]
    [InlineData("?q=%00")]
    [InlineData("?q=a%00b")]
    [InlineData("?q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_search_for_what_is_no_name_is_refused(string query)
    {
        var error = await (await social.Nobody.GetAsync($"users{query}")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(["q"], error.GetProperty("details").EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("_")]
    [InlineData("%27%20or%201=1%20--")]
    [InlineData("%F0%9F%91%A9%E2%80%8D")]
    [InlineData("%ff%fe")]
    [InlineData("%ED%A0%80")]
    public async Task Signs_of_a_query_are_letters_like_others(string query) =>
        Assert.Empty((await social.Nobody.PageAsync($"users?q={query}zzz")).Ids);

    private async Task<Person[]> CreateAsync(string name, int count)
    {
        var people = new Person[count];
        for (var i = 0; i < count; i++)
            people[i] = await social.CreateUser($"{name}{i}");
        return people;
    }
}
