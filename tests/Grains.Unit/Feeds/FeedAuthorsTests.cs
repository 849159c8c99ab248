using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

public sealed class FeedAuthorsTests
{
    private static readonly Guid[] Users = [.. Enumerable.Range(0, 40).Select(_ => Guid.NewGuid())];

    private static readonly Arbitrary<(int Act, Guid User)[]> AnyActs =
        Gen.Choose(0, 30).SelectMany(act => Gen.Choose(0, Users.Length - 1).Select(user => (act, Users[user]))).ArrayOf().ToArbitrary();

    [Fact]
    public void They_are_what_a_dictionary_would_be() =>
        Prop.ForAll(AnyActs, acts =>
        {
            var (authors, model) = (new FeedAuthors(), new Dictionary<Guid, bool>());
            foreach (var (act, user) in acts)
            {
                Do(authors, model, act, user);
                AssertSame(authors, model);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Slots_stay_while_others_come_and_go()
    {
        var authors = new FeedAuthors();
        var kept = Users[..20].ToDictionary(user => user, user => authors.Set(user, shown: true));
        for (var round = 0; round < 50; round++)
        {
            var others = Enumerable.Range(0, 37).Select(_ => Guid.NewGuid()).ToList();
            Assert.Equal(others.Count, others.Select(other => authors.Set(other, shown: false)).Except(kept.Values).Distinct().Count());
            others.ForEach(authors.Remove);
        }

        Assert.All(kept, one => Assert.Equal(one.Value, authors.Find(one.Key)));
        Assert.All(kept, one => Assert.Equal(one.Key, authors[one.Value]));
    }

    [Fact]
    public void What_is_between_the_user_and_an_author_is_remembered_until_it_is_forgotten_or_the_slot_is_anothers()
    {
        var authors = new FeedAuthors();
        var (ada, bob, eve) = (Users[0], Users[1], Users[2]);
        authors.Set(ada, shown: true);
        authors.Set(bob, shown: true);
        Assert.Null(authors.RelationTo(ada));
        authors.Remember(ada, Relation.None);
        authors.Remember(bob, Relation.Following);
        authors.Remember(eve, Relation.Following);
        authors.Set(ada, shown: false);
        Assert.Equal((Relation.None, Relation.Following), (authors.RelationTo(ada), authors.RelationTo(bob)));
        Assert.Null(authors.RelationTo(eve));

        authors.Forget(ada);
        Assert.Null(authors.RelationTo(ada));
        Assert.Equal(Relation.Following, authors.RelationTo(bob));
        var slot = authors.Find(bob)!.Value;
        authors.Remove(bob);
        Assert.Equal(slot, authors.Set(eve, shown: true));
        Assert.Null(authors.RelationTo(eve));
        authors.Remember(eve, Relation.Following);
        authors.ForgetRelations();
        Assert.Null(authors.RelationTo(eve));
    }

    private static void Do(FeedAuthors authors, Dictionary<Guid, bool> model, int act, Guid user)
    {
        switch (act)
        {
            case 0:
                authors.Reset(5);
                model.Clear();
                break;
            case > 18:
                authors.Remove(user);
                model.Remove(user);
                break;
            default:
                Assert.Equal(authors.Find(user) ?? authors.Set(user, act % 2 == 0), authors.Set(user, act % 2 == 0));
                model[user] = act % 2 == 0;
                break;
        }
    }

    private static void AssertSame(FeedAuthors authors, Dictionary<Guid, bool> model)
    {
        Assert.Equal(model.Count, authors.Count);
        Assert.Equal(model.Keys.Order(), authors.ToArray().Order());
        foreach (var user in Users)
        {
            var slot = authors.Find(user);
            Assert.Equal(model.ContainsKey(user), slot is not null);
            if (slot is { } place)
                Assert.Equal((user, model[user]), (authors[place], authors.IsShown(place)));
        }
        Assert.Equal(model.Count, model.Keys.Select(user => authors.Find(user)).Distinct().Count());
    }
}
