using System.Net;

namespace InstaHub.Web.Integration.Live;

/// <summary>Who may see whether somebody is there: in the profile, and by watching.</summary>
[Collection(nameof(LiveProduct))]
public sealed class PresencePrivacyTests(LiveProduct product)
{
    private readonly PresenceScene _scene = new(product);

    [Theory]
    [InlineData("everyone", "stranger", true)]
    [InlineData("everyone", "follower", true)]
    [InlineData("everyone", "followed", true)]
    [InlineData("everyone", "private", true)]
    [InlineData("everyone", "restricted", true)]
    [InlineData("everyone", "blocked", false)]
    [InlineData("everyone", "blocker", false)]
    [InlineData("everyone", "deactivated", false)]
    [InlineData("followers", "stranger", false)]
    [InlineData("followers", "follower", true)]
    [InlineData("followers", "followed", false)]
    [InlineData(null, "stranger", false)]
    [InlineData(null, "follower", true)]
    [InlineData(null, "followed", false)]
    [InlineData("following", "stranger", false)]
    [InlineData("following", "follower", false)]
    [InlineData("following", "followed", true)]
    [InlineData("nobody", "stranger", false)]
    [InlineData("nobody", "follower", false)]
    [InlineData("nobody", "followed", false)]
    public async Task It_is_seen_by_whom_the_user_has_chosen(string? audience, string viewer, bool isSeen)
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync(audience));
        await RelateAsync(viewer, ada, bob);
        await using var client = await _scene.ConnectAsync(bob);
        await using var watcher = await _scene.ConnectAsync(ada);

        Assert.Equal(isSeen ? [bob.Id] : [], (await watcher.WatchAsync(bob)).Keys);

        Assert.Equal(isSeen ? 1 : 0, await watcher.UnwatchAsync());
        if (viewer is "blocked" or "deactivated")
            Assert.Equal(HttpStatusCode.NotFound, (await ada.Person.GetAsync($"users/{bob.Id}")).StatusCode);
        else
            Assert.Equal(isSeen ? ("online", null) : null, await ada.SeeAsync(bob));
    }

    [Fact]
    public async Task Nobody_known_sees_it_and_oneself_always_does()
    {
        var bob = await _scene.RegisterAsync("nobody");
        var everyone = await _scene.RegisterAsync("everyone");
        await using var client = await _scene.ConnectAsync(bob);
        var nobody = new Users.Person(product.Product.Client, Guid.Empty, "", null);

        Assert.False((await nobody.See(everyone.Person)).TryGetProperty("status", out _));
        Assert.Equal(("online", null), await bob.SeeAsync(bob));
        Assert.Equal([bob.Id], (await client.WatchAsync(bob)).Keys);
        await client.ChooseAsync("away");
        await client.SeesAsync(bob, "away");
    }

    [Fact]
    public async Task Who_does_not_exist_cannot_be_told_from_who_hides()
    {
        var (ada, hidden) = (await _scene.RegisterAsync(), await _scene.RegisterAsync("nobody"));
        await using var watcher = await _scene.ConnectAsync(ada);

        var one = await watcher.InvokeAsync("presence:watch", PresenceActs.Asking(hidden));
        var other = await watcher.InvokeAsync("presence:watch", PresenceActs.Asking([Guid.NewGuid()]));

        Assert.Equal(one.GetRawText(), other.GetRawText());
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("blocker")]
    [InlineData("nobody")]
    [InlineData("deactivated")]
    [InlineData("unfollowed")]
    public async Task Who_may_see_it_no_more_is_told_no_more_and_sees_somebody_who_has_gone(string how)
    {
        var (ada, bob, eve) = (await _scene.RegisterAsync(), await _scene.RegisterAsync("followers"), await _scene.RegisterAsync());
        await ada.Person.Follow(bob.Person);
        await using var client = await _scene.ConnectAsync(bob);
        await using var control = await _scene.ConnectAsync(eve);
        await using var watcher = await _scene.ConnectAsync(ada);
        Assert.Equal(2, (await watcher.WatchAsync(bob, eve)).Count);

        await RelateAsync(how, ada, bob);

        await watcher.SeesAsync(bob, "offline", "offline");
        Assert.Equal(1, await watcher.UnwatchAsync());
        await client.ChooseAsync("away");
        await control.ChooseAsync("dnd");
        await watcher.SeesAsync(eve, "dnd");
        Assert.Empty(watcher.TakeArrived());
    }

    [Fact]
    public async Task A_profile_that_the_client_has_is_sent_again_when_the_presence_on_it_changes()
    {
        var (ada, bob) = (await _scene.RegisterAsync(), await _scene.RegisterAsync());
        var tags = new List<string>();
        await NewTagAsync();
        await using var client = await _scene.ConnectAsync(bob);
        await NewTagAsync();
        await client.ChooseAsync("away");
        await NewTagAsync();
        await client.ChooseAsync("offline");
        await NewTagAsync();
        await client.ChooseAsync("online");
        await client.ChooseAsync("offline");
        await NewTagAsync();
        await bob.ShowToAsync("nobody");
        await NewTagAsync();

        Assert.Equal(6, tags.Distinct().Count());

        async Task NewTagAsync()
        {
            var answer = await AskAsync(tags.LastOrDefault());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            tags.Add(answer.Header("ETag")!);
            Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(tags[^1])).StatusCode);
        }

        Task<HttpResponseMessage> AskAsync(string? tag) => ada.Person.SendAsync(HttpMethod.Get, $"users/{bob.Id}", ifNoneMatch: tag);
    }

    private async Task RelateAsync(string how, Somebody viewer, Somebody owner)
    {
        switch (how)
        {
            case "follower":
                await viewer.Person.Follow(owner.Person);
                break;
            case "followed":
                await owner.Person.Follow(viewer.Person);
                break;
            case "unfollowed":
                await viewer.Person.Unfollow(owner.Person);
                break;
            case "private":
                await owner.Person.SetPrivate(true);
                break;
            case "restricted":
                await owner.Person.DataAsync(owner.Person.PutAsync($"users/{viewer.Id}/restrict"));
                break;
            case "blocked":
                await owner.Person.Block(viewer.Person);
                break;
            case "blocker":
                await viewer.Person.Block(owner.Person);
                break;
            case "nobody":
                await owner.ShowToAsync("nobody");
                break;
            case "deactivated":
                await product.SetStatusAsync(owner.Id, 1);
                break;
        }
    }
}
