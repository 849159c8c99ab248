namespace InstaHub.CodeGenerator.Copying;

/// <summary>Members with an id are carried, whoever may reach them; others are not.</summary>
public sealed class MemberTests
{
    [Theory]
    [LocalAndWire]
    public void Private_get_only_init_only_and_required_members_are_carried(bool wire)
    {
        var guarded = new Guarded("name", 9) { Required = "required", Manual = "manual", Flag = 4, Trimmed = " trimmed " };
        guarded.Add(5);

        var copy = Wire.Copy(guarded, wire);

        Assert.Equal("name", copy.Name);
        Assert.Equal(9, copy.Limit);
        Assert.Equal("required", copy.Required);
        Assert.Equal("manual", copy.Manual);
        Assert.Equal("trimmed", copy.Trimmed);
        Assert.Equal(4, copy.Flag);
        Assert.Equal(1, copy.Count);
        Assert.Equal([5], copy.Numbers);
        Assert.NotSame(guarded.Numbers, copy.Numbers);
    }

    [Theory]
    [LocalAndWire]
    public void Members_without_an_id_are_what_the_constructor_makes_them(bool wire)
    {
        var copy = Wire.Copy(new Cache { Kept = "kept", Lost = "lost", Marked = "lost" }, wire);

        Assert.Equal("kept", copy.Kept);
        Assert.Equal("initial", copy.Lost);
        Assert.Equal("initial", copy.Marked);
    }

    [Theory]
    [LocalAndWire]
    public void Only_a_public_constructor_runs(bool wire)
    {
        var copy = Wire.Copy(Unconstructed.Create("kept"), wire);

        Assert.Equal("kept", copy.Kept);
        Assert.Null(copy.Lost);
    }
}
