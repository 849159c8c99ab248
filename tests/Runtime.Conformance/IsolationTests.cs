using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

/// <summary>What a caller and a grain hand each other are copies. Between grains of one silo nothing is serialised, so both callers are tried.</summary>
public sealed class IsolationTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_caller_that_changes_an_argument_after_the_call_changes_its_own_alone(Caller caller)
    {
        var kept = await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            var box = Filled();
            await vault.Put(box);
            Change(box);
            return await vault.Get();
        });

        AssertFilled(kept);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_caller_that_changes_an_argument_before_the_grain_has_read_it_changes_its_own_alone(Caller caller)
    {
        var kept = await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            var box = Filled();
            var put = vault.Put(box);
            Change(box);
            await put;
            return await vault.Get();
        });

        AssertFilled(kept);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_grain_that_changes_an_argument_changes_its_own_alone(Caller caller)
    {
        var box = Filled();
        await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            await vault.Put(box);
            await vault.Change();
        });

        AssertFilled(box);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_caller_that_changes_a_result_changes_its_own_alone(Caller caller)
    {
        var kept = await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            await vault.Put(Filled());
            Change(await vault.Get());
            return await vault.Get();
        });

        AssertFilled(kept);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_grain_that_changes_a_result_later_changes_its_own_alone(Caller caller)
    {
        var got = await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            await vault.Put(Filled());
            var box = await vault.Get();
            await vault.Change();
            return box;
        });

        AssertFilled(got);
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Arrays_are_copied_both_ways(Caller caller)
    {
        await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            byte[] sent = [1, 2, 3];
            await vault.PutBytes(sent);
            sent[0] = 9;
            var got = await vault.GetBytes();
            Assert.Equal([1, 2, 3], got);

            got[0] = 9;
            Assert.Equal([1, 2, 3], await vault.GetBytes());
        });
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task An_object_met_twice_in_one_argument_arrives_as_one(Caller caller)
    {
        await As(caller, async grains =>
        {
            var box = Filled();
            var echo = await grains.GetGrain<IVaultGrain>(Key).EchoBoxes([box, new Box(), box]);

            Assert.NotSame(box, echo[0]);
            Assert.Same(echo[0], echo[2]);
            Assert.NotSame(echo[0], echo[1]);
        });
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task An_object_given_as_two_arguments_arrives_as_one(Caller caller)
    {
        await As(caller, async grains =>
        {
            var vault = grains.GetGrain<IVaultGrain>(Key);
            var box = Filled();

            Assert.True(await vault.AreOne(box, box));
            Assert.False(await vault.AreOne(box, Filled()));
        });
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_ring_of_objects_arrives_as_a_ring(Caller caller)
    {
        await As(caller, async grains =>
        {
            var one = new Link { Name = "one" };
            var two = new Link { Name = "two", Next = one };
            one.Next = two;
            var echo = await grains.GetGrain<IVaultGrain>(Key).EchoLink(one);

            Assert.NotSame(one, echo);
            Assert.Equal("two", echo.Next?.Name);
            Assert.Same(echo, echo.Next?.Next);
        });
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_member_without_an_id_is_not_carried(Caller caller)
    {
        var box = Filled();
        box.Secret = "kept from the wire";
        var echo = await As(caller, async grains => (await grains.GetGrain<IVaultGrain>(Key).EchoBoxes([box]))[0]);

        AssertFilled(echo);
        Assert.Null(echo.Secret);
    }

    private static Box Filled() => new()
    {
        Label = "box",
        Items = ["item"],
        Bytes = [1, 2, 3],
        Boxes = { ["inner"] = new Box { Label = "inner", Items = ["inner item"] } },
    };

    private static void Change(Box box)
    {
        box.Label = "changed";
        box.Items.Add("changed");
        box.Bytes[0] = 9;
        box.Boxes["inner"].Items[0] = "changed";
        box.Boxes["further"] = new Box();
    }

    private static void AssertFilled(Box box)
    {
        Assert.Equal("box", box.Label);
        Assert.Equal(["item"], box.Items);
        Assert.Equal([1, 2, 3], box.Bytes);
        var (name, inner) = Assert.Single(box.Boxes);
        Assert.Equal("inner", name);
        Assert.Equal("inner", inner.Label);
        Assert.Equal(["inner item"], inner.Items);
    }
}
