package dev.limbeck.doctor.finding;

/**
 * One kind of finding, as the catalogue describes it.
 *
 * @param id stable identification for programs, in kebab case
 * @param chapter the title under which it stands in the documentation
 * @param severity how bad it is
 * @param condition what is the case, in general
 * @param effect what follows
 * @param remedy what to do about it
 */
public record FindingKind(String id, String chapter, Severity severity, String condition, String effect,
		String remedy) {

	/**
	 * Make a finding of this kind.
	 * @param where where it is
	 * @param told what is the case there
	 * @return the finding, with effect and remedy of the catalogue
	 */
	public Finding found(Place where, String told) {
		return new Finding(this.id, this.severity, where, told, this.effect, this.remedy, null);
	}

}
