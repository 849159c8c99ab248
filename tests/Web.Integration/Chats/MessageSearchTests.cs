using System.Net;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Search of messages: each filter, and that nothing is found that the searcher cannot read.</summary>
public sealed class MessageSearchTests(SocialProduct social)
{
    [Fact]
    public async Task A_message_is_found_as_it_is_read()
    {
        var (ada, bob, chat) = await PairAsync();
        await ada.Say(chat, "Crème brûlée at noon");
        await bob.Say(chat, "nothing of it");

        var found = (await bob.DataAsync(bob.GetAsync("messages/search?q=creme%20NO"))).EnumerateArray().Single();

        Assert.Equal((await bob.Messages(chat))[1].GetRawText(), found.GetRawText());
    }

    [Fact]
    public async Task Filters_all_hold()
    {
        var (ada, bob, chat) = await PairAsync();
        var other = await ada.MakeChat("group", bob);
        var photo = await ada.UploadPicture(social.Product);
        var first = await ada.Say(chat, "tea one");
        await bob.Say(chat, "tea two");
        await ada.Say(other, "tea three");
        var image = await ada.TrySay(chat, new { type = "image", text = "tea four", media = new[] { photo } });
        Assert.Equal(HttpStatusCode.Created, image.StatusCode);
        var at = (await image.Json()).GetProperty("data").Text("createdAt");

        Assert.Equal(["tea four", "tea three", "tea two", "tea one"], await bob.Found("q=tea"));
        Assert.Equal(["tea four", "tea two", "tea one"], await bob.Found($"q=tea&chat={chat}"));
        Assert.Equal(["tea two"], await bob.Found($"q=tea&sender={bob.Id}"));
        Assert.Equal(["tea three"], await bob.Found($"sender={ada.Id}&chat={other}"));
        Assert.Equal(["tea four"], await bob.Found("q=tea&type=image"));
        Assert.Equal(["tea four"], await bob.Found("hasMedia=true"));
        Assert.Equal(["tea three", "tea two", "tea one"], await bob.Found("q=tea&hasMedia=false"));
        Assert.Equal(["tea four"], await bob.Found($"q=tea&from={at}"));
        Assert.Equal(["tea three", "tea two", "tea one"], await bob.Found($"q=tea&to={at}"));
        Assert.Equal(["tea two", "tea one"], await bob.Found($"q=tea&chat={chat}&from={first.Text("createdAt")}&to={at}"));
        Assert.Equal(["tea one"], await bob.Found("q=%22tea%20one%22"));
        Assert.Empty(await bob.Found("q=%22one%20tea%22"));
        Assert.Empty(await bob.Found("type=voice"));
    }

    [Fact]
    public async Task Pages_have_no_gap_and_no_repeat()
    {
        var (ada, bob, chat) = await PairAsync();
        for (var i = 0; i < 7; i++)
            await (i % 2 == 0 ? ada : bob).Say(chat, $"page {i}");
        var (all, next) = (new List<Guid>(), (string?)"");
        while (next is not null)
        {
            var (page, end) = await ada.PageAsync($"messages/search?q=page&limit=3{(next.Length > 0 ? $"&cursor={next}" : "")}");
            all.AddRange(page);
            next = end;
            await bob.Say(chat, "page of later");
        }

        Assert.Equal((await ada.Messages(chat)).Where(message => message.Text("text") != "page of later").Select(message => message.Id()), all);
        var (_, cursor) = await ada.PageAsync("messages/search?q=page&limit=1");
        await (await ada.GetAsync($"messages/search?q=other&cursor={cursor}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await bob.GetAsync($"messages/search?q=page&cursor={cursor}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task What_one_cannot_read_is_not_found()
    {
        var (ada, bob, eve, zoe) = (await social.CreateUser("ada"), await social.CreateUser("bob"), await social.CreateUser("eve"), await social.CreateUser("zoe"));
        await ada.Befriend(bob, eve);
        var chat = await ada.MakeChat("group", bob);
        await ada.Say(chat, "plan before");
        await ada.DataAsync(ada.SendJson(HttpMethod.Post, $"chats/{chat}/members", new { users = new[] { eve.Id } }));
        var meanwhile = (await ada.Say(chat, "plan meanwhile")).Id();
        Assert.Equal(HttpStatusCode.OK, (await eve.SendJson(HttpMethod.Post, $"chats/{chat}/leave", new { })).StatusCode);
        await ada.Say(chat, "plan after");
        await ada.TrySay(chat, new { type = "encrypted", body = Convert.ToBase64String("plan"u8) });

        Assert.Equal(["plan after", "plan meanwhile", "plan before"], await bob.Found("q=plan"));
        Assert.Equal(["plan meanwhile"], await eve.Found("q=plan"));
        Assert.Equal(["plan meanwhile"], await eve.Found($"q=plan&chat={chat}"));
        Assert.Empty(await zoe.Found("q=plan"));
        await (await zoe.GetAsync($"messages/search?q=plan&chat={chat}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await zoe.GetAsync($"messages/search?q=plan&chat={Guid.NewGuid()}")).Failure(HttpStatusCode.NotFound, "not_found");

        Assert.Equal(HttpStatusCode.NoContent, (await bob.Erase(meanwhile, "me")).StatusCode);
        Assert.Equal(["plan after", "plan before"], await bob.Found("q=plan"));
        Assert.Equal(["plan meanwhile"], await eve.Found("q=plan"));
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Erase(meanwhile, "all")).StatusCode);
        Assert.Empty(await eve.Found("q=plan"));
        Assert.Equal(["plan after", "plan before"], await ada.Found("q=plan"));
    }

    [Fact]
    public async Task What_is_edited_is_found_by_its_new_words_alone()
    {
        var (ada, bob, chat) = await PairAsync();
        var message = (await ada.Say(chat, "apples")).Id();
        await ada.DataAsync(ada.SendJson(HttpMethod.Patch, $"messages/{message}", new { text = "pears" }));

        Assert.Empty(await bob.Found("q=apples"));
        Assert.Equal(["pears"], await bob.Found("q=pears"));
    }

    [Fact]
    public async Task What_is_over_is_not_found()
    {
        var (ada, bob, chat) = await PairAsync();
        await ada.Say(chat, "fleeting", new { expiresIn = 1 });
        await ada.Say(chat, "fleeting no more");

        await Patience.UntilAsync(async () => (await bob.Found("q=fleeting")).Count == 1, "the end of a message that disappears");
        Assert.Equal(["fleeting no more"], await bob.Found("q=fleeting"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("chat=00000000-0000-0000-0000-000000000001")]
    [InlineData("hasMedia=false")]
    [InlineData("q=a&chat=everywhere")]
    [InlineData("q=a&sender=me")]
    [InlineData("q=a&type=letter")]
    [InlineData("q=a&type=system")]
    [InlineData("q=a&type=encrypted")]
    [InlineData("q=a&from=yesterday")]
    [InlineData("q=a&hasMedia=perhaps")]
    [InlineData("q=a%00b")]
    [InlineData("q=a%01b")]
    [InlineData("q=1%202%203%204%205%206%207%208%209%2010%2011%2012%2013%2014%2015%2016%2017")]
    [InlineData("q=a&cursor=made-up")]
    public async Task What_cannot_be_looked_for_is_refused(string query)
    {
        var person = await social.CreateUser("ada");

        await (await person.GetAsync($"messages/search?{query}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("q=%27%3A*%20%26%20%21%7C%20%5C%20%28%20%3C-%3E")]
    [InlineData("q=")]
    [InlineData("q=%22")]
    [InlineData("q=%F0%9F%98%80")]
    [InlineData("q=a&from=0001-01-01T00%3A00%3A00Z&to=9999-12-31T23%3A59%3A59Z")]
    [InlineData("q=a&from=9999-01-01T00%3A00%3A00Z&to=0001-01-01T00%3A00%3A00Z")]
    public async Task Hostile_and_empty_texts_find_nothing(string query)
    {
        var (ada, _, chat) = await PairAsync();
        await ada.Say(chat, "something");

        Assert.Empty(await ada.Found(query));
    }

    private async Task<(Person Ada, Person Bob, Guid Chat)> PairAsync()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Befriend(bob);
        return (ada, bob, await ada.MakeChat("private", bob));
    }
}
