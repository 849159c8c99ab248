using System.Net;
using System.Text.Json;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Silo.Commands;

namespace InstaHub.Load.Mix;

/// <summary>Signs seeded users in and finds out what there is to read, by the product's interface alone.</summary>
/// <param name="server">Where it serves HTTP.</param>
/// <param name="options">Which users were seeded.</param>
public sealed class Preparation(Uri server, LoadOptions options)
{
    private const int Sessions = 500;
    private const int Authors = 2_000;
    private const int AuthorsRead = 200;
    private const int PostsRead = 300;

    private static readonly LoadUser Nobody = new(Guid.Empty, "nobody", "");

    /// <summary>Does that.</summary>
    /// <exception cref="InvalidOperationException">The product does not answer as one that was seeded so.</exception>
    public async Task<LoadTargets> PrepareAsync()
    {
        var users = SeededUsers.Invent(options.Seed, options.Users).ToArray();
        var network = SeededNetwork.Invent(options.Seed, options.Users);
        var blocks = SeededRelations.Invent(options.Seed, network, Array.ConvertAll(users, user => user.IsPrivate)).Marks
            .Where(mark => mark.Mark == UserMark.Block).SelectMany(mark => new[] { mark.Owner, mark.Target }).ToHashSet();
        // What is hidden from some would be errors.
        var free = Enumerable.Range(0, users.Length).Where(user => !blocks.Contains(user)).ToArray();
        var chosen = free.ToArray();
        new Random(options.Seed).Shuffle(chosen);
        var signedIn = await EachAsync(chosen.Take(Math.Max(Sessions, options.Live)), (connection, user) => SignInAsync(connection, users[user]));
        LoadUser[] authors = [.. free.Where(user => !users[user].IsPrivate).OrderByDescending(network.FollowersOf).Take(Authors).Select(user => new LoadUser(users[user].Id, users[user].Username, ""))];

        var reader = signedIn[0];
        var posts = (await EachAsync(authors.Take(AuthorsRead), (connection, author) => ReadAsync(connection, $"users/{author.Id}/posts?limit=50", reader)))
            .SelectMany(page => page.EnumerateArray())
            // Who likes the others is not for all to read.
            .Where(post => !post.GetProperty("flags").GetProperty("hideLikes").GetBoolean())
            .OrderByDescending(post => post.GetProperty("counts").GetProperty("likes").GetInt64()).ToArray();
        if (posts.Length == 0)
            throw new InvalidOperationException("There are no posts; was it seeded with --no-content?");
        var comments = (await EachAsync(posts.Take(PostsRead), (connection, post) => ReadAsync(connection, $"posts/{post.GetProperty("id").GetGuid()}/comments", reader)))
            .SelectMany(page => page.EnumerateArray()).Select(comment => comment.GetProperty("id").GetGuid()).ToArray();
        var hashtags = posts.SelectMany(post => post.GetProperty("hashtags").EnumerateArray()).CountBy(hashtag => hashtag.GetString()!)
            .OrderByDescending(count => count.Value).Select(count => count.Key).ToArray();
        return new LoadTargets(signedIn, authors, Array.ConvertAll(posts, PostOf), comments, hashtags);
    }

    /// <summary>The mix without what the product does not have, and the names of that.</summary>
    public async Task<(OperationMix Mix, IReadOnlyList<string> Absent)> WithoutAbsentAsync(OperationMix mix, LoadTargets targets)
    {
        var absent = await EachAsync(mix.Operations.Where(operation => operation.MayBeAbsent), async (connection, operation) =>
            (await connection.SendAsync(operation.Make(targets, new Random(options.Seed)), CancellationToken.None)).Status == (int)HttpStatusCode.NotFound ? operation : null);
        return (new OperationMix([.. mix.Operations.Except(absent.OfType<Operation>())]), [.. absent.OfType<Operation>().Select(operation => operation.Name)]);
    }

    private async Task<LoadUser> SignInAsync(LoadConnection connection, SeededUser user)
    {
        var body = JsonSerializer.Serialize(new { login = user.Username, password = SeedCommand.Password });
        var data = await DataAsync(connection, new LoadRequest("POST", "auth/login", Nobody, body));
        return new LoadUser(user.Id, user.Username, data.GetProperty("accessToken").GetString()!);
    }

    private static Task<JsonElement> ReadAsync(LoadConnection connection, string path, LoadUser reader) => DataAsync(connection, new LoadRequest("GET", path, reader));

    private static async Task<JsonElement> DataAsync(LoadConnection connection, LoadRequest request)
    {
        var answer = await connection.SendAsync(request, CancellationToken.None);
        if (answer.Status != (int)HttpStatusCode.OK)
            throw new InvalidOperationException($"{request.Method} {request.Path} was answered {answer.Status}; was the product seeded with the same --users and --seed, and RateLimits__Enabled=false?");
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("data").Clone();
    }

    private static LoadPost PostOf(JsonElement post) => new(
        post.GetProperty("id").GetGuid(), post.GetProperty("author").GetProperty("id").GetGuid(), !post.GetProperty("flags").GetProperty("commentsOff").GetBoolean());

    // Over as many connections as the run has.
    private async Task<TResult[]> EachAsync<T, TResult>(IEnumerable<T> items, Func<LoadConnection, T, Task<TResult>> act)
    {
        var all = items.ToArray();
        var results = new TResult[all.Length];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.Connections, all.Length)).Select(_ => Task.Run(async () =>
        {
            using var connection = new LoadConnection(server);
            for (var i = Interlocked.Increment(ref next); i < all.Length; i = Interlocked.Increment(ref next))
                results[i] = await act(connection, all[i]);
        })));
        return results;
    }
}
