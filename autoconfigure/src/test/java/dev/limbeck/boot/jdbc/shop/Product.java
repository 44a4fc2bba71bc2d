package dev.limbeck.boot.jdbc.shop;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.relational.core.mapping.Table;

/**
 * With an id of its own making, an array, a map of parts and bytes.
 */
@Table
public class Product {

	@Id
	private @Nullable UUID id;

	private String title = "";

	private int stock;

	private List<String> tags = List.of();

	private Map<String, Translation> translations = Map.of();

	private byte @Nullable [] image;

	@Transient
	private int shown;

	public @Nullable UUID getId() {
		return this.id;
	}

	public void setId(UUID id) {
		this.id = id;
	}

	public String getTitle() {
		return this.title;
	}

	public void setTitle(String title) {
		this.title = title;
	}

	public int getStock() {
		return this.stock;
	}

	public void setStock(int stock) {
		this.stock = stock;
	}

	public List<String> getTags() {
		return this.tags;
	}

	public void setTags(List<String> tags) {
		this.tags = tags;
	}

	public Map<String, Translation> getTranslations() {
		return this.translations;
	}

	public void setTranslations(Map<String, Translation> translations) {
		this.translations = translations;
	}

	public byte @Nullable [] getImage() {
		return this.image;
	}

	public void setImage(byte @Nullable [] image) {
		this.image = image;
	}

	public int getShown() {
		return this.shown;
	}

	/**
	 * By the language.
	 */
	public record Translation(String title) {

	}

}
