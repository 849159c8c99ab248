using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Visibility;

/// <summary>
/// Who sees what of an author: every way of reading posts, comments, likes and pictures, for everything that may be between viewer and
/// author, for public and private accounts in each status.
/// </summary>
public sealed class ContentVisibilityTests(SocialProduct social)
{
    private enum Sees
    {
        Nothing,
        Stub,
        Profile,
        Everything,
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    [InlineData(true, 3)]
    public async Task Each_viewer_reads_what_they_may_by_every_way(bool isPrivate, int status)
    {
        var scene = await ContentScene.CreateAsync(social, isPrivate);
        if (status != 0)
            await social.SetStatus(scene.Author, status);
        var table = new VisibilityTable();

        foreach (var viewer in scene.Viewers.Keys)
        {
            var sees = SightOf(viewer, isPrivate, status);
            await table.CheckAllAsync(viewer, scene.ReadersOfPost(), sees == Sees.Everything ? "200" : "404");
            await table.CheckAllAsync(viewer, viewer == "nobody" ? scene.ListsForAnybody() : [.. scene.ListsForAnybody(), .. scene.OwnLists()], sees == Sees.Everything ? "there" : "not there");
            await table.CheckAllAsync(viewer, scene.Comments(), sees >= Sees.Profile ? "there" : "not there");
            await table.CheckAllAsync(viewer, scene.ReadersOfComment(), sees >= Sees.Profile ? "200" : "404");
            await table.CheckAllAsync(viewer, scene.Likers(), sees >= Sees.Stub ? "there" : "not there");
            await table.CheckAsync(viewer, "grid", scene.Grid, GridOf(sees));
            if (sees == Sees.Everything)
            {
                await table.CheckAsync(viewer, "in the grid", scene.InGrid, "there");
                await table.CheckAsync(viewer, "the picture as shown", scene.ShownPicture, status == 0 ? "200" : "404");
            }
            else if (viewer != "nobody")
            {
                await table.CheckAllAsync(viewer, scene.Acts(), "404");
            }
        }
        await table.CheckAsync("whoever", "the picture by its plain address", _ => scene.OpenPicture(), !isPrivate && status == 0 ? "200" : "404");

        table.AssertGood(atLeast: 200);
    }

    [Theory]
    [InlineData("archived", false)]
    [InlineData("archived", true)]
    [InlineData("draft", false)]
    [InlineData("scheduled", false)]
    [InlineData("deleted", false)]
    [InlineData("deleted", true)]
    public async Task A_post_that_is_not_published_is_its_authors_alone(string state, bool isPrivate)
    {
        var scene = await ContentScene.CreateAsync(social, isPrivate);
        await BringToAsync(scene, state);
        var table = new VisibilityTable();

        foreach (var viewer in scene.Viewers.Keys)
        {
            var seesIt = viewer == "author" && state != "deleted";
            // On what was never published nobody comments.
            var (readers, open) = (scene.ReadersOfPost(), state == "archived" ? 6 : 2);
            await table.CheckAllAsync(viewer, [.. readers.Take(open)], seesIt ? "200" : "404");
            await table.CheckAllAsync(viewer, [.. readers.Skip(open)], "404");
            await table.CheckAllAsync(viewer, scene.ListsForAnybody(), "not there");
            if (viewer is not ("author" or "nobody"))
            {
                await table.CheckAllAsync(viewer, scene.OwnLists(), "not there");
                await table.CheckAllAsync(viewer, scene.Acts(), "404");
            }
            if (SightOf(viewer, isPrivate, 0) == Sees.Everything)
                await table.CheckAsync(viewer, "in the grid", scene.InGrid, "not there");
            if (seesIt)
                await table.CheckAsync(viewer, "the picture as shown", scene.ShownPicture, "200");
        }
        await table.CheckAsync("whoever", "the picture by its plain address", _ => scene.OpenPicture(), "404");

        table.AssertGood(atLeast: 100);
    }

    // By the design's words, not by the product's rules.
    private static Sees SightOf(string viewer, bool isPrivate, int status) => viewer switch
    {
        "author" => status == 3 ? Sees.Nothing : Sees.Everything,
        _ when status != 0 => Sees.Nothing,
        "blocked" or "both" => Sees.Nothing,
        "blocking" => Sees.Stub,
        "follower" or "muting" or "restricted" => Sees.Everything,
        "nobody" or "stranger" or "former" or "asking" => isPrivate ? Sees.Profile : Sees.Everything,
        _ => throw new ArgumentOutOfRangeException(nameof(viewer), viewer, null),
    };

    private static string GridOf(Sees sees) => sees switch
    {
        Sees.Everything => "200",
        Sees.Profile => "403 private_account",
        Sees.Stub => "403 blocked",
        _ => "404",
    };

    private static async Task BringToAsync(ContentScene scene, string state)
    {
        if (state == "archived")
        {
            await scene.Author.DataAsync(scene.Author.PutAsync($"posts/{scene.Post}/archive"));
            return;
        }
        if (state == "deleted")
        {
            using var deleted = await scene.Author.DeleteAsync($"posts/{scene.Post}");
            Assert.Equal(System.Net.HttpStatusCode.NoContent, deleted.StatusCode);
            return;
        }
        await scene.ReplaceAsync(isDraft: state == "draft");
    }
}
