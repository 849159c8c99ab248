using System.Text.Json;

namespace InstaHub.Load.Mix;

/// <summary>The mixes that can be asked for.</summary>
public static class Mixes
{
    private static long _posts;

    /// <summary>The mix of a name; null: there is none.</summary>
    public static OperationMix? Find(string name) => name switch
    {
        "read" => ReadHeavy(),
        "update" => UpdateHeavy(),
        _ => null,
    };

    /// <summary>
    /// 100 reads for each write, as social platforms report of themselves (of Facebook's social graph 99.8% of requests are reads: Bronson
    /// et al., "TAO: Facebook's Distributed Data Store for the Social Graph", USENIX ATC 2013, section 5). How the reads are divided is a choice of
    /// this product: mostly the home feed.
    /// </summary>
    public static OperationMix ReadHeavy() => new(
    [
        Read("feed latest", 30, (targets, random) => Get("feed?order=latest", targets.AnyUser(random)), mayBeAbsent: true),
        Read("feed ranked", 15, (targets, random) => Get("feed?order=ranked", targets.AnyUser(random)), mayBeAbsent: true),
        Read("post", 17, ReadPost),
        Read("profile", 12, ReadProfile),
        Read("posts of a user", 9, ReadPostsOf),
        Read("comments", 8, ReadComments),
        Read("hashtag", 5, ReadHashtag),
        Read("explore", 4, (targets, random) => Get("explore", targets.AnyUser(random)), mayBeAbsent: true),
        Write("like a post", 0.6, LikePost),
        Write("comment", 0.2, Comment),
        Write("publish", 0.1, Publish),
        Write("follow", 0.1, Follow),
    ]);

    /// <summary>
    /// The ratios of the Interactive workload of the LDBC Social Network Benchmark (specification: arXiv:2001.02299; how often each complex
    /// read comes follows from its scale factor, short reads follow complex ones, updates follow the generated network). Weights are the
    /// counts that O. Erling reports of a run of 400,000 operations on the 300 GB network ("SNB Interactive, Part 3: Choke Points and
    /// Initial Run on Virtuoso", ldbcouncil.org, 2015): 36,873 complex reads, 324,063 short reads, 39,019 updates.
    /// </summary>
    /// <remarks>
    /// Complex reads (IC) are about the social environment of a person. Messages of friends and of theirs (IC2, 3, 5, 9): the home feed;
    /// who liked or answered (IC7, 8): notifications; friends by name (IC1): search by name; messages with tags (IC4, 6, 12): a
    /// hashtag's posts; whom or what one may like (IC10, 11): explore; paths between two (IC13, 14): mutual followees. Short reads (IS):
    /// profile (IS1), posts (IS2) and friends (IS3) of a person; a message (IS4), its author (IS5), where it is (IS6; here: who likes it),
    /// its replies (IS7). Updates (IU): like a post (IU2) and a comment (IU3), join a forum (IU5) and befriend (IU8), both of which bring
    /// somebody's posts here: follow; post (IU6), comment (IU7). Not mapped: add a person (IU1, 2 of 39,019) and a forum (IU4, 103).
    /// </remarks>
    public static OperationMix UpdateHeavy() => new(
    [
        Read("feed latest", 1_488 + 388 + 656 + 78, (targets, random) => Get("feed?order=latest", targets.AnyUser(random)), mayBeAbsent: true),
        Read("notifications", 1_721 + 18_354, (targets, random) => Get("notifications", targets.AnyUser(random)), mayBeAbsent: true),
        Read("search users", 2_117, (targets, random) => Get($"users?q={targets.AnyAuthor(random).Username[..3]}", targets.AnyUser(random))),
        Read("hashtag", 1_530 + 1_721 + 1_252, ReadHashtag),
        Read("explore", 1_252 + 2_294, (targets, random) => Get("explore", targets.AnyUser(random)), mayBeAbsent: true),
        Read("mutuals", 2_898 + 1_124, (targets, random) => Get($"users/{targets.AnyAuthor(random).Id}/mutuals", targets.AnyUser(random))),
        Read("profile", 46_285, ReadProfile),
        Read("posts of a user", 46_285, ReadPostsOf),
        Read("following", 46_285, (targets, random) => Get($"users/{targets.AnyAuthor(random).Id}/following", targets.AnyUser(random))),
        Read("post", 46_302, ReadPost),
        Read("author", 46_302, (targets, random) => Get($"users/{targets.AnyPost(random).AuthorId}", targets.AnyUser(random))),
        Read("likes", 46_302, (targets, random) => Get($"posts/{targets.AnyPost(random).Id}/likes", targets.AnyUser(random))),
        Read("comments", 46_302, ReadComments),
        Write("like a post", 5_974, LikePost),
        Write("like a comment", 12_659, (targets, random) => new("PUT", $"comments/{targets.AnyComment(random)}/like", targets.AnyUser(random))),
        Write("follow", 14_338 + 571, Follow),
        Write("publish", 1_386, Publish),
        Write("comment", 3_986, Comment),
    ]);

    private static LoadRequest ReadPost(LoadTargets targets, Random random) => Get($"posts/{targets.AnyPost(random).Id}", targets.AnyUser(random));

    private static LoadRequest ReadProfile(LoadTargets targets, Random random) => Get($"users/{targets.AnyAuthor(random).Username}", targets.AnyUser(random));

    private static LoadRequest ReadPostsOf(LoadTargets targets, Random random) => Get($"users/{targets.AnyAuthor(random).Id}/posts", targets.AnyUser(random));

    private static LoadRequest ReadComments(LoadTargets targets, Random random) => Get($"posts/{targets.AnyPost(random).Id}/comments", targets.AnyUser(random));

    private static LoadRequest ReadHashtag(LoadTargets targets, Random random) => Get($"hashtags/{Uri.EscapeDataString(targets.AnyHashtag(random))}/posts", targets.AnyUser(random));

    private static LoadRequest LikePost(LoadTargets targets, Random random) => new("PUT", $"posts/{targets.AnyPost(random).Id}/like", targets.AnyUser(random));

    private static LoadRequest Comment(LoadTargets targets, Random random) =>
        new("POST", $"posts/{targets.AnyPost(random, takesComments: true).Id}/comments", targets.AnyUser(random), """{"text":"Said under load."}""");

    private static LoadRequest Follow(LoadTargets targets, Random random)
    {
        var user = targets.AnyUser(random);
        return new("PUT", $"users/{targets.AnyAuthor(random, except: user).Id}/follow", user);
    }

    private static LoadRequest Publish(LoadTargets targets, Random random)
    {
        var key = $"load{targets.Run}n{Interlocked.Increment(ref _posts)}";
        return new("POST", "posts", targets.AnyUser(random), JsonSerializer.Serialize(new { caption = $"{key} Published under load. #load" }), key);
    }

    private static LoadRequest Get(string path, LoadUser user) => new("GET", path, user);

    private static Operation Read(string name, double weight, Func<LoadTargets, Random, LoadRequest> make, bool mayBeAbsent = false) =>
        new(name, IsWrite: false, weight, make, mayBeAbsent);

    private static Operation Write(string name, double weight, Func<LoadTargets, Random, LoadRequest> make) => new(name, IsWrite: true, weight, make);
}
